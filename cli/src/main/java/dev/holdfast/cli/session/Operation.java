package dev.holdfast.cli.session;

/** What a command does once its arguments are read. */
public interface Operation {

    /**
     * Runs the command.
     *
     * @return how the program ends, computed from the result alone
     * @throws CommandException if it cannot go on; the exception says how the program ends
     */
    ExitStatus run(Session session) throws CommandException;

    /**
     * Takes a file that {@code -C} names instead of a directory, as the path of a declaration.
     *
     * @return false if the command has no use for it
     */
    default boolean takesDeclaration(String file) {
        return false;
    }
}
