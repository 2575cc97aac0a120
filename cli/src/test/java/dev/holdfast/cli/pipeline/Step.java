package dev.holdfast.cli.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a template has a shell do.
 *
 * @param name for messages
 * @param shell the program that is given the script as a file, with its options
 * @param script as the template writes it
 * @param variables of its own, as the template writes them
 */
record Step(String name, List<String> shell, String script, Map<String, String> variables) {
    Step {
        shell = List.copyOf(shell);
        variables = Map.copyOf(variables);
    }
}
