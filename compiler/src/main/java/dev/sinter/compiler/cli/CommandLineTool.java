package dev.sinter.compiler.cli;

import dev.sinter.compiler.ModelProblems;
import dev.sinter.runtime.InvalidInputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands, and what becomes of mistakes: a message and an exit code, a stack trace only for a fault of Sinter itself. */
@Command(
        name = "sinter",
        description = "Compiles model descriptions into JVM classes; trains and runs them.",
        mixinStandardHelpOptions = true,
        version = "sinter 0.1.0-SNAPSHOT, numerics 1",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            RunCommand.class,
            CompileCommand.class,
            ShowCommand.class,
            SummaryCommand.class
        })
public final class CommandLineTool implements Runnable {
    /** The user's input was not usable; the message says what to do. */
    private static final int UNUSABLE = 1;
    /** The words of the command line were not understood. */
    private static final int USAGE = 2;
    /** A fault of Sinter itself. */
    private static final int FAULT = 70;

    private CommandLineTool() {}

    /** Runs one command and gives its exit code. */
    public static int run(String... words) {
        return new CommandLine(new CommandLineTool())
                .setExecutionExceptionHandler((e, line, _) -> failed(e, line.getErr()))
                .setParameterExceptionHandler((e, _) -> misread(e))
                .setUsageHelpAutoWidth(true)
                .execute(words);
    }

    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }

    private static int failed(Exception e, PrintWriter err) {
        switch (e) {
            case ModelProblems problems -> err.print(problems.render());
            case InvalidInputException invalid -> err.println("sinter: " + invalid.getMessage());
            default -> fault(e, err);
        }
        err.flush();
        return e instanceof ModelProblems || e instanceof InvalidInputException ? UNUSABLE : FAULT;
    }

    private static void fault(Exception e, PrintWriter err) {
        err.println("sinter: this is a fault in Sinter, not in your model. Please report it with the text below, the model, and the"
                + " folder that the same command writes with SINTER_JAVA_OPTS=-Dsinter.dump=FOLDER.");
        e.printStackTrace(err);
    }

    private static int misread(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("sinter: " + e.getMessage());
        List<String> near = CommandLine.UnmatchedArgumentException.printSuggestions(e, err) ? List.of() : List.of("");
        near.forEach(_ -> err.println("Try 'sinter " + commandName(e) + "--help'."));
        err.flush();
        return USAGE;
    }

    private static String commandName(ParameterException e) {
        CommandLine line = e.getCommandLine();
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }
}
