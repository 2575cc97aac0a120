package dev.holdfast.executor.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a SQLite file was whenever it was closed, kept in a file beside it: {@code state.db.sum}. SQLite notices when its own
 * structure is damaged, but not a bit that flipped in a value; a point whose promise ends in another year reads like any other.
 *
 * <p>The seal is broken, durably, before the first byte is written, and set when the last program has closed the file, so it
 * never speaks against a file that Holdfast itself is writing or was killed over. Then the file is checked before it is opened,
 * once per process. A file that was put back counts, as long as it is one that was sealed here before.
 *
 * <p>Whoever looks at the seal holds a lock on it, across threads and processes. The SQLite file itself is read past SQLite only
 * while this process has no connection to it: closing the file would take the locks of that connection away.
 */
final class Seal {

    /** Sums kept, so that a file that is put back is known. */
    private static final int KEPT = 256;

    private static final String SET = "holdfast sums: sealed";
    private static final String BROKEN = "holdfast sums: in use";
    private static final int BLOCK = 1 << 16;

    /** Connections of this process by file; also the lock among its threads. */
    private static final Map<Path, Integer> CONNECTIONS = new HashMap<>();

    private final Path file;
    private final Path sums;
    private boolean broken;

    /** The seal of a file, which may have none yet. */
    Seal(Path file) {
        this.file = file;
        this.sums = file.resolveSibling(file.getFileName() + ".sum");
    }

    /** True if the file was ever sealed. */
    boolean any() {
        return Files.exists(sums);
    }

    /** Looks at the file, past SQLite. */
    @FunctionalInterface
    interface Look {
        void at(Path file) throws StateException;
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Connecting<T> {
        T connect() throws StateException;
    }

    /**
     * Opens a first connection, if the file is what it was.
     *
     * @param look at the file before its sum is taken; not while this process has it open already
     * @throws StateException if the file is not what it was when it was sealed, or the seal cannot be read
     */
    <T> T open(Look look, Connecting<T> connecting) throws StateException {
        synchronized (CONNECTIONS) {
            if (connections() == 0) {
                look.at(file);
                check();
            }
            return connected(connecting);
        }
    }

    /** Opens a further connection. */
    <T> T another(Connecting<T> connecting) throws StateException {
        synchronized (CONNECTIONS) {
            return connected(connecting);
        }
    }

    private <T> T connected(Connecting<T> connecting) throws StateException {
        T connection = connecting.connect();
        CONNECTIONS.merge(file, 1, Integer::sum);
        return connection;
    }

    private int connections() {
        return CONNECTIONS.getOrDefault(file, 0);
    }

    private void check() throws StateException {
        if (!any()) {
            return; // it is the first time, or somebody accepted the file as it is
        }
        try (FileChannel channel = FileChannel.open(sums, StandardOpenOption.READ);
                FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
            Sums known = Sums.parse(text(channel));
            if (lock.isValid() && known.sealed()) {
                String sum = sum(file);
                if (!known.all().contains(sum)) {
                    throw changed(sum, known);
                }
            }
        } catch (IOException e) {
            throw new StateException(
                    "The sums of the record, " + sums + ", cannot be read or compared (" + e.getMessage()
                            + "). Check its permissions, and those of " + file + ".",
                    e);
        }
    }

    private StateException changed(String sum, Sums known) {
        String was =
                known.all().isEmpty() ? "none" : known.all().get(known.all().size() - 1);
        return new StateException("The record " + file + " is not what it was when it was last closed (sum " + sum
                + ", expected " + was + "): its bytes changed on the disk, or another program wrote to it. "
                + Database.DAMAGED + new Generations(file).recipe()
                + " If you changed or put it back on purpose, accept it as it is and see whether it fits together: rm "
                + Generations.quoted(sums.toString()) + " && holdfast state verify");
    }

    /**
     * Breaks the seal: from now on the file may be written.
     *
     * @throws StateException if that cannot be made durable; then nothing may be written
     */
    void breakOpen() throws StateException {
        synchronized (CONNECTIONS) {
            if (broken) {
                return;
            }
            try (FileChannel channel = channel();
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    mark(channel, BROKEN);
                }
                broken = true;
            } catch (IOException e) {
                throw new StateException(
                        "The sums of the record, " + sums + ", cannot be written (" + e.getMessage()
                                + "), so nothing was written to the record. Check the permissions of the file and its"
                                + " folder, and that the disk may be written and is not full.",
                        e);
            }
        }
    }

    /** Closes a connection, and seals the file if that was the last of all programs. */
    void close(Runnable closing) {
        synchronized (CONNECTIONS) {
            closing.run();
            CONNECTIONS.merge(file, -1, Seal::less);
            if (connections() == 0 && any()) {
                set();
            }
        }
    }

    @SuppressWarnings("NullAway") // null takes the entry away
    private static Integer less(int count, int minusOne) {
        return count + minusOne == 0 ? null : count + minusOne;
    }

    private void set() {
        try (FileChannel channel = channel();
                FileLock lock = channel.lock()) {
            Sums known = Sums.parse(text(channel));
            // SQLite takes its log away when the last connection of all programs is closed, and only after all of it is
            // in the file
            boolean alone = lock.isValid() && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
            if (!known.sealed() && alone && Files.exists(file)) {
                write(channel, known.and(sum(file)));
                mark(channel, SET);
                broken = false;
            }
        } catch (IOException e) {
            // it stays broken: the file is not checked next time, and nothing is lost
        }
    }

    /** Remembers a copy of the file, so that it is known should it be put back. */
    void know(Path copy) throws IOException {
        synchronized (CONNECTIONS) {
            try (FileChannel channel = channel();
                    FileLock lock = channel.lock()) {
                Sums known = Sums.parse(text(channel));
                if (lock.isValid() && !known.sealed()) {
                    write(channel, known.and(sum(copy)));
                }
            }
        }
    }

    private FileChannel channel() throws IOException {
        return FileChannel.open(sums, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(channel.size(), 1 << 20)));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is read
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    /** The sums first, the mark afterwards: cut off between the two, the seal is broken. */
    private static void write(FileChannel channel, Sums sums) throws IOException {
        channel.truncate(0);
        put(channel, sums.text());
    }

    private static void mark(FileChannel channel, String mark) throws IOException {
        put(channel, mark);
    }

    private static void put(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.force(true);
    }

    /** CRC-32C and size: any flipped bit is found, and 32 neighbouring ones. Processors compute it in hardware. */
    private static String sum(Path path) throws IOException {
        CRC32C crc = new CRC32C();
        long size = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                crc.update(block, 0, read);
                size += read;
            }
        }
        return String.format(Locale.ROOT, "%08x/%d", crc.getValue(), size);
    }

    /**
     * The file of sums.
     *
     * @param sealed true if the file is closed, and the last sum is its
     * @param all newest last
     */
    private record Sums(boolean sealed, List<String> all) {

        /** Lines that are none of ours are passed over: who cannot read the seal does not rely on it. */
        static Sums parse(String text) {
            List<String> lines = text.lines().toList();
            Optional<String> mark = lines.stream().findFirst();
            return new Sums(
                    mark.filter(SET::equals).isPresent(),
                    lines.stream()
                            .skip(1)
                            .filter(line -> line.matches("[0-9a-f]{8}/\\d+"))
                            .toList());
        }

        /** With one more, and the oldest forgotten. */
        Sums and(String sum) {
            List<String> sums = new ArrayList<>(all);
            sums.remove(sum);
            sums.add(sum);
            return new Sums(false, sums.subList(Math.max(0, sums.size() - KEPT), sums.size()));
        }

        String text() {
            return BROKEN + "\n" + String.join("\n", all) + "\n";
        }
    }
}
