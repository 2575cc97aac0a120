package dev.holdfast.cli.file;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.executor.database.DatabasePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps results off files that are read: a slip in the name of a report would replace a declaration that is not committed yet,
 * an inventory or the record, or make a file that the next command reads as a part of the declaration.
 */
public final class KeptFiles {

    private static final String ELSEWHERE = " Name another file for the result. Nothing was written.";

    private static final List<String> RULE_TESTS = List.of(".holdfast-test.yaml", ".holdfast-test.yml");
    private static final String GENERATIONS = "generations";

    private KeptFiles() {}

    /** True if a file of this name, beside a declaration or in {@code tests}, has tests of rules. */
    public static boolean isRuleTest(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        return !name.startsWith(".") && RULE_TESTS.stream().anyMatch(name::endsWith);
    }

    /**
     * Refuses what can be seen from the name: a file that would be read as a declaration or as tests of rules, and the record.
     *
     * @param file that a result goes to, absolute
     * @throws CommandException if it is one of these
     */
    public static void check(Session session, Path file) throws CommandException {
        if (DeclarationLoader.isDeclaration(file) || isRuleTest(file)) {
            throw refused(session, file, "would be read as a part of the declaration, by its name");
        }
        if (session.place() instanceof DatabasePlace.SqliteFile record && isOfRecord(real(file), real(record.path()))) {
            throw refused(session, file, "belongs to the record, which says what was promised");
        }
    }

    /**
     * Refuses what a command has read.
     *
     * @param results files that results go to, absolute
     * @param read files that were read, absolute
     * @throws CommandException if a result would replace one of them, also through a link
     */
    public static void check(Session session, Collection<Path> results, Collection<Path> read) throws CommandException {
        if (results.isEmpty()) {
            return;
        }
        Set<Path> kept = new HashSet<>();
        read.forEach(file -> kept.add(real(file)));
        for (Path result : results) {
            if (kept.contains(real(result))) {
                throw refused(session, result, "is read for the declaration, and the result would take its place");
            }
        }
    }

    /** The file itself, and what lies beside it under its name: its journal, its sums, its generations. */
    private static boolean isOfRecord(Path file, Path record) {
        Path folder = record.getParent();
        Path recordName = record.getFileName();
        if (folder == null || recordName == null || !file.startsWith(folder)) {
            return false;
        }
        String beside = folder.relativize(file).getName(0).toString();
        return beside.startsWith(recordName.toString()) || beside.equals(GENERATIONS);
    }

    private static CommandException refused(Session session, Path file, String why) {
        return new CommandException(
                ExitStatus.USAGE, "A result cannot go to '" + session.display(file) + "': it " + why + "." + ELSEWHERE);
    }

    /** The path without links; where there is no such file, that of its folder. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            Path folder = file.getParent();
            Path name = file.getFileName();
            return folder == null || name == null ? file : real(folder).resolve(name);
        }
    }
}
