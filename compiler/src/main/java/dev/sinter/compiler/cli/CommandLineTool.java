package dev.sinter.compiler.cli;

import dev.sinter.compiler.ModelProblems;
import dev.sinter.runtime.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands, and what becomes of mistakes: a message and an exit code, a stack trace only for a fault of Sinter itself. */
public final class CommandLineTool {
    /** The user's input was not usable; the message says what to do. */
    private static final int UNUSABLE = 1;
    /** The words of the command line were not understood. */
    private static final int USAGE = 2;
    /** A fault of Sinter itself. */
    private static final int FAULT = 70;

    private CommandLineTool() {}

    /** Runs one command and gives its exit code: 0, or 1 for unusable input, 2 for unknown words, 70 for a fault of Sinter. */
    public static int run(Streams streams, String... words) {
        try {
            ParseResult parsed = line(words).parseArgs(words);
            run(streams, parsed.hasSubcommand() ? parsed.subcommand() : parsed);
            return 0;
        } catch (ParameterException e) {
            streams.tell(Misread.text(e));
            return USAGE;
        } catch (ModelProblems e) {
            streams.err().print(e.render());
            return UNUSABLE;
        } catch (InvalidInputException e) {
            streams.tell(e.getMessage());
            return UNUSABLE;
        } catch (OutOfMemoryError e) {
            streams.tell("not enough memory (" + e.getMessage() + "); use a smaller --batch, or give the JVM more:"
                    + " SINTER_JAVA_OPTS=-Xmx4g");
            return UNUSABLE;
        } catch (RuntimeException | Error e) {
            streams.tell(
                    "this is a fault in Sinter, not in your model. Please report it with the text below, the model,"
                        + " and the folder that the same command writes with SINTER_JAVA_OPTS=-Dsinter.dump=FOLDER.");
            e.printStackTrace(streams.err());
            return FAULT;
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    private static void run(Streams streams, ParseResult chosen) {
        CommandLine line = chosen.commandSpec().commandLine();
        if (chosen.isVersionHelpRequested()) {
            streams.out().println(line.getCommandSpec().version()[0]);
        } else if (chosen.isUsageHelpRequested() || !(line.getCommand() instanceof Command)) {
            usage(line, streams);
        } else {
            ((Command) line.getCommand()).run(streams);
        }
    }

    private static void usage(CommandLine line, Streams streams) {
        line.getCommandSpec()
                .usageMessage()
                .autoWidth(true)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .sortSynopsis(false);
        line.setSeparator(" ").usage(streams.out(), Ansi.AUTO);
    }

    /** The command that the first word names, or all of them: to look through the options of a command takes a while. */
    private static CommandLine line(String... words) {
        Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
        commands.put("train", TrainCommand::new);
        commands.put("evaluate", EvaluateCommand::new);
        commands.put("predict", PredictCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("compile", CompileCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("summary", SummaryCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("reference", ReferenceCommand::new);
        commands.put("format", FormatCommand::new);
        CommandLine line = new CommandLine(new Sinter());
        String first = words.length == 0 ? "" : words[0];
        commands.forEach((name, command) -> {
            if (name.equals(first) || !commands.containsKey(first)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
    }

    /** The command line without a command. */
    @CommandLine.Command(
            name = "sinter",
            description = "Compiles model descriptions into JVM classes; trains and runs them.",
            mixinStandardHelpOptions = true,
            version = "sinter 0.1.0-SNAPSHOT, numerics 1",
            footer = {
                "",
                "`sinter COMMAND --help` shows the options of a command.",
                "SINTER_JAVA_OPTS holds words for the JVM."
            })
    private static final class Sinter {}
}
