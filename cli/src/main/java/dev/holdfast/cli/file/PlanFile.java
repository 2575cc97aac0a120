package dev.holdfast.cli.file;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saved plans. */
public final class PlanFile {

    /** Largest plan that is read: 10,000 machines make about 30 MB. */
    private static final int LARGEST = 512 * 1024 * 1024;

    private PlanFile() {}

    /** True if the path is a file that begins like a saved plan rather than like a declaration. */
    public static boolean looksLikePlan(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == '{';
        } catch (IOException e) {
            return false; // the loader will say what is wrong with the file
        }
    }

    /**
     * Reads a saved plan; {@code -} is standard input.
     *
     * @throws CommandException if it cannot be read, is no plan, or was changed
     */
    public static PlanDocument read(Session session, String path) throws CommandException {
        byte[] bytes;
        try (InputStream in =
                path.equals("-") ? session.surroundings().in() : Files.newInputStream(session.resolve(path))) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.INVALID,
                    "The plan " + path + " cannot be read (" + OutputFile.describe(e)
                            + "). Make one with 'holdfast plan --out FILE'.");
        }
        if (bytes.length > LARGEST) {
            throw new CommandException(ExitStatus.INVALID, "The plan " + path + " is larger than 512 MiB.");
        }
        try {
            return PlanDocumentCodec.read(bytes);
        } catch (PlanDocumentException e) {
            throw new CommandException(ExitStatus.INVALID, path + ": " + e.getMessage());
        }
    }
}
