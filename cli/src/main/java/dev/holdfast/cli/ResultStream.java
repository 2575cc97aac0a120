package dev.holdfast.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that stays silent when its reader has gone ({@code holdfast plan | head}), and remembers any other failure,
 * such as a full disk, because a result that was not written must not look like success.
 */
final class ResultStream extends FilterOutputStream {

    private static final int BUFFER_BYTES = 32 * 1024;

    private Optional<String> failure = Optional.empty();
    private boolean broken;

    ResultStream(OutputStream target) {
        super(new BufferedOutputStream(target, BUFFER_BYTES));
    }

    /** What went wrong; empty if nothing did, or if only the reader has gone. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!broken) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                remember(e);
            }
        }
    }

    @Override
    public void flush() {
        if (!broken) {
            try {
                out.flush();
            } catch (IOException e) {
                remember(e);
            }
        }
    }

    private void remember(IOException e) {
        broken = true;
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        boolean readerGone = message.toLowerCase(Locale.ROOT).contains("broken pipe");
        failure = readerGone ? Optional.empty() : Optional.of(message);
    }
}
