package dev.holdfast.cli.argument;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * For an option that may stand alone: only what is attached with {@code =} is its value, so that it does not swallow the
 * argument after it.
 */
public final class OnlyAttached implements IParameterPreprocessor {

    @Override
    @SuppressWarnings("JdkObsolete") // the library hands in a Stack
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> how) {
        boolean attached = command.parser().separator().equals(how.get("separator"));
        if (!attached && option instanceof OptionSpec spec) {
            arguments.push(spec.fallbackValue());
        }
        return false;
    }
}
