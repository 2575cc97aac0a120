package dev.holdfast.cli.argument;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.text.Globs;
import java.util.Locale;
import java.util.function.Predicate;

/** Selectors of machines on the command line, where only addresses are known. */
public final class MachineNames {

    private MachineNames() {}

    /**
     * A test for machine addresses: the address itself or its last part, or a glob over either; case does not matter.
     *
     * @throws CommandException for {@code where:}, which needs a declaration
     */
    public static Predicate<String> matching(String selector) throws CommandException {
        if (selector.startsWith("where:")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "where: needs the machines of a declaration, which this command does not read. Use an address or a"
                            + " glob with *.");
        }
        String wanted = selector.toLowerCase(Locale.ROOT);
        String pattern = wanted.startsWith("protection/") ? wanted.substring("protection/".length()) : wanted;
        return address -> {
            String name = address.toLowerCase(Locale.ROOT);
            return Globs.fits(pattern, name) || Globs.fits(pattern, name.substring(name.lastIndexOf('/') + 1));
        };
    }
}
