package dev.sinter.compiler.cli;

import dev.sinter.runtime.data.NearestName;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to tell the user about words that were not understood. */
final class Misread {
    private Misread() {}

    /** {@code train has no option --epoch; did you mean '--epochs'?} and where to look further. */
    static String text(ParameterException e) {
        CommandLine line = e.getCommandLine();
        boolean root = line.getParent() == null;
        String command = root ? "sinter" : line.getCommandName();
        String message = switch (e) {
            case UnmatchedArgumentException unknown -> unknown(command, root, unknown);
            case MissingParameterException missing
            when isValue(missing) ->
                name(missing.getMissing().get(0)) + " needs a value: "
                        + form(missing.getMissing().get(0));
            case MissingParameterException missing ->
                command + " needs "
                        + missing.getMissing().stream().map(Misread::form).collect(Collectors.joining(" and "));
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
            case ParameterException other
            when other.getArgSpec() != null && other.getValue() != null ->
                name(other.getArgSpec()) + " expects " + expected(other.getArgSpec()) + ", found '" + other.getValue()
                        + "'";
            default -> e.getMessage();
        };
        return message + "\nTry `sinter " + (root ? "" : command + " ") + "--help`.";
    }

    private static String unknown(String command, boolean root, UnmatchedArgumentException e) {
        String word = e.getUnmatched().get(0);
        CommandLine line = e.getCommandLine();
        if (word.startsWith("-")) {
            int equals = word.indexOf('=');
            List<String> names = line.getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .toList();
            String option = equals < 0 ? word : word.substring(0, equals);
            return (root ? "there is" : command + " has") + " no option " + option + NearestName.hint(option, names);
        }
        return root
                ? "there is no command '" + word + "'"
                        + NearestName.hint(word, line.getSubcommands().keySet())
                : command + " does not expect the word '" + word + "'";
    }

    /** Whether an option stands there without its value, rather than not at all. */
    private static boolean isValue(MissingParameterException e) {
        return !e.getMissing().isEmpty()
                && e.getMissing().get(0) instanceof OptionSpec
                && !e.getMessage().startsWith("Missing required option");
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String form(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() + " " + arg.paramLabel() : arg.paramLabel();
    }

    private static String expected(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return "one of " + String.join(", ", arg.completionCandidates());
        }
        return type == int.class || type == long.class
                ? "a whole number"
                : type == double.class || type == Double.class ? "a number" : arg.paramLabel();
    }
}
