package dev.holdfast.cli.apply;

import dev.holdfast.cli.file.OutputFile;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.terminal.SafeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The question before anything is changed; only the word {@code yes} approves. */
public final class Approval {

    private final Session session;

    public Approval(Session session) {
        this.session = session;
    }

    /**
     * Asks on standard error and reads a line of standard input.
     *
     * @param irreversible what can never be undone, one line each; named in the question
     * @throws CommandException if the answer is anything but {@code yes}, or nobody can answer
     */
    public void ask(String estate, List<String> irreversible) throws CommandException {
        attended("Nobody can be asked here (CI is set), and nothing is applied without approval. Use"
                + " --auto-approve, or apply a plan that was approved: 'holdfast plan --out FILE', then"
                + " 'holdfast apply FILE'.");
        session.err().println();
        if (!irreversible.isEmpty()) {
            session.err().println("This can never be undone:");
            irreversible.forEach(line -> session.err().println("  " + SafeText.of(line)));
        }
        confirm(
                "Apply this plan to " + SafeText.of(estate) + "?",
                "Apply cancelled: it was not approved. Nothing was changed.");
    }

    /**
     * Asks whether to restore.
     *
     * @throws CommandException if the answer is anything but {@code yes}, or nobody can answer
     */
    public void askRestore(String estate) throws CommandException {
        attended(
                "Nobody can be asked here (CI is set), and nothing is restored without approval. Use --auto-approve, or"
                        + " --dry-run to see the plan alone.");
        session.err().println();
        confirm(
                "Carry out this restore in " + SafeText.of(estate) + "?",
                "Restore cancelled: it was not approved. Nothing was changed.");
    }

    private void attended(String otherwise) throws CommandException {
        if (session.surroundings().unattended()) {
            throw new CommandException(ExitStatus.ERROR, otherwise);
        }
    }

    private void confirm(String question, String cancelled) throws CommandException {
        session.err().println(question + " Only 'yes' is taken as approval.");
        session.err().print("  Enter a value: ");
        session.err().flush();
        if (!"yes".equals(answer())) {
            session.err().println();
            throw new CommandException(ExitStatus.ERROR, cancelled);
        }
    }

    private String answer() throws CommandException {
        try {
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(session.surroundings().in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new CommandException(ExitStatus.ERROR, "The answer cannot be read: " + OutputFile.describe(e) + ".");
        }
    }
}
