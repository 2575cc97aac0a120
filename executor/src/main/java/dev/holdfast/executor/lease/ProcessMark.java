package dev.holdfast.executor.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The name of a process that no other process ever has: start of the computer, table of processes, number and start time. So
 * a holder that was killed on this computer is known to be dead at once, and nobody waits for its lease to end.
 *
 * <p>Only Linux tells all four. Elsewhere the mark is empty and nobody is thought dead. Containers of one name on one computer
 * have different tables of processes; a process in another table is never thought dead.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a> for the start time
 */
public final class ProcessMark {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path TABLE = Path.of("/proc/self/ns/pid");
    /** Field of the start time, counted from the one after the name in parentheses, from zero. */
    private static final int START_FIELD = 19;

    private ProcessMark() {}

    /** The mark of this process; empty where the system does not tell. */
    public static String own() {
        return of(ProcessHandle.current().pid()).orElse("");
    }

    private static Optional<String> of(long process) {
        try {
            String table = Files.readSymbolicLink(TABLE).toString();
            return start(process)
                    .map(start -> String.join(" ", boot(), table, Long.toString(process), start))
                    .filter(mark -> !mark.startsWith(" "));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> start(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
            return fields.size() > START_FIELD && !fields.get(0).equals("Z")
                    ? Optional.of(fields.get(START_FIELD))
                    : Optional.empty();
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** True if a process with this mark ran on this computer, where this process would see it, and runs no more. */
    public static boolean isDead(String mark) {
        String[] parts = mark.split(" ", -1);
        String[] mine = own().split(" ", -1);
        if (parts.length != 4 || mine.length != 4 || !parts[1].equals(mine[1])) {
            return false;
        }
        if (!parts[0].equals(mine[0])) {
            return false; // another computer, or this one before it started anew: a table's number tells nothing then
        }
        try {
            return !of(Long.parseLong(parts[2])).orElse("").equals(mark);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
