package dev.holdfast.executor.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of a PostgreSQL server, which the build has put on the class path as an archive. Unpacked once per machine and
 * user into the folder of temporary files, where later runs find it by the archive's digest.
 */
final class PostgresBinaries {

    private static final String COUNT = "files.count";

    private PostgresBinaries() {}

    /** Name of this machine's archive; there is one on the class path where {@link #unpacked} finds something. */
    static String archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        String family = system.contains("mac") ? "darwin" : system.split(" ", -1)[0];
        return "postgres-" + family + "-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}; empty if the build has no archive for this machine. */
    static Optional<Path> unpacked(Path temporary) throws IOException {
        String digest;
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive())) {
            if (in == null) {
                return Optional.empty();
            }
            digest = digest(in);
        }
        Path fresh = Files.createTempDirectory(temporary, "holdfast-postgres-unpack");
        Path cache =
                temporary.resolve("holdfast-postgres-" + Files.getOwner(fresh).getName() + "-" + digest);
        if (isWhole(cache, fresh)) {
            Files.delete(fresh);
            return Optional.of(cache);
        }
        unpack(fresh);
        try {
            return Optional.of(Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE));
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            return Optional.of(lost(fresh, cache));
        } catch (IOException e) { // what Linux says of a folder that is there and not empty has no class of its own
            return Optional.of(lost(fresh, cache));
        }
    }

    /** Another process was first, or what lies there is not ours or not whole. */
    private static Path lost(Path fresh, Path cache) throws IOException {
        if (isWhole(cache, fresh)) {
            LocalPostgres.delete(fresh);
            return cache;
        }
        LocalPostgres.deleteAtExit(fresh);
        return fresh;
    }

    /** Whole, and of nobody's making but ours: folders of temporary files are open to all users. */
    private static boolean isWhole(Path cache, Path mine) throws IOException {
        Path count = cache.resolve(COUNT);
        if (!Files.isDirectory(cache)
                || !Files.getOwner(cache).equals(Files.getOwner(mine))
                || Files.getPosixFilePermissions(cache).contains(PosixFilePermission.OTHERS_WRITE)
                || !Files.exists(count)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return Files.readString(count).equals(Long.toString(files.count()));
        }
    }

    private static String digest(InputStream in) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(digesting.getMessageDigest().digest())
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpack(Path into) throws IOException {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
                }
            }
        }
        try (Stream<Path> all = Files.walk(into)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, permissions(true));
            }
        }
        try (Stream<Path> all = Files.walk(into)) {
            Files.writeString(into.resolve(COUNT), Long.toString(all.count() + 1));
        }
    }

    /** The server may run as another user, who must read and run, but not write. */
    private static Set<PosixFilePermission> permissions(boolean runs) {
        return EnumSet.copyOf(PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
