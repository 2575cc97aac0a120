package dev.holdfast.executor.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A way to run a program without the rights of root: PostgreSQL refuses to run with them.
 *
 * @param prefix what stands before the command; empty where the tests run without such rights anyway
 * @param owner number of the user who must own what the program writes; empty if it is the one who runs the tests
 */
record Unprivileged(List<String> prefix, Optional<Integer> owner) {

    /** Number of the user "nobody" on Linux, whose name and group differ between distributions. */
    private static final String NOBODY = "65534";

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** The first way that works here; empty if none does. */
    static Optional<Unprivileged> find() throws IOException {
        Optional<Integer> self = user(List.of());
        if (self.isEmpty() || self.get() != 0) {
            return Optional.of(new Unprivileged(List.of(), Optional.empty()));
        }
        List<List<String>> others = List.of(
                List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"),
                List.of("runuser", "-u", "nobody", "--"));
        for (List<String> prefix : others) {
            Optional<Integer> user = user(prefix).filter(number -> number != 0);
            if (user.isPresent()) {
                return Optional.of(new Unprivileged(prefix, user));
            }
        }
        // A namespace of one's own in which nobody is known: root's files, but not root's name.
        List<String> unshare = List.of("unshare", "-U", "--");
        return user(unshare).filter(number -> number != 0).map(any -> new Unprivileged(unshare, Optional.empty()));
    }

    /** A command, run this way. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static Optional<Integer> user(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0 && said.matches("[0-9]+")
                    ? Optional.of(Integer.parseInt(said))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
