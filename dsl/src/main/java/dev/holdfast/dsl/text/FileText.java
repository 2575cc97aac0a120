package dev.holdfast.dsl.text;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.quantity.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads a file that people write from disk; never more of it than a declaration may hold. */
public final class FileText {

    private static final int FIRST_BYTES = 8 * 1024;

    private FileText() {}

    /** The text of a declaration; empty if it is refused or cannot be read, which is then reported. */
    public static Optional<GatedText> read(Path path, String name, Diagnostics diagnostics) {
        return read(path, name, TextPurpose.DECLARATION, diagnostics);
    }

    /**
     * The text of a file; empty if it is refused or cannot be read, which is then reported.
     *
     * @param name how messages call the file
     * @param purpose what the file is written for
     */
    public static Optional<GatedText> read(Path path, String name, TextPurpose purpose, Diagnostics diagnostics) {
        try (InputStream in = Files.newInputStream(path)) {
            boolean regular = Files.isRegularFile(path);
            long size = regular ? Files.size(path) : 0;
            if (size > TextLimits.FILE_BYTES) {
                diagnostics.add(
                        SourceSpan.at(name, 1, 1),
                        DiagnosticCode.FILE_TOO_LARGE,
                        TextGate.tooLarge(new DataSize(size).toDisplay(), purpose));
                return Optional.empty();
            }
            byte[] first = in.readNBytes(FIRST_BYTES);
            if (TextGate.looksBinary(first, purpose).isPresent()) {
                return TextGate.open(name, first, purpose, diagnostics);
            }
            byte[] rest = in.readNBytes(TextLimits.FILE_BYTES + 1 - first.length);
            byte[] all = java.util.Arrays.copyOf(first, first.length + rest.length);
            System.arraycopy(rest, 0, all, first.length, rest.length);
            return TextGate.open(name, all, purpose, diagnostics);
        } catch (IOException e) {
            diagnostics.add(
                    SourceSpan.at(name, 1, 1),
                    purpose.unreadable(),
                    "The " + (purpose == TextPurpose.DECLARATION ? "file" : purpose.noun()) + " cannot be read ("
                            + reason(e) + "). " + purpose.loss());
            return Optional.empty();
        }
    }

    /** What went wrong with a file, in a few words. */
    public static String reason(Exception failure) {
        Throwable cause = failure instanceof java.nio.file.DirectoryIteratorException ? failure.getCause() : failure;
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (cause instanceof FileSystemLoopException) {
            return "its links form a loop";
        }
        String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        int colon = message.lastIndexOf(": ");
        String last = colon < 0 ? message : message.substring(colon + 2);
        return last.isBlank() ? "unknown cause" : last.substring(0, 1).toLowerCase(Locale.ROOT) + last.substring(1);
    }
}
