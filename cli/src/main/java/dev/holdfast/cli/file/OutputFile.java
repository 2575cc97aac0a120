package dev.holdfast.cli.file;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writes files, unless it says otherwise so that a reader sees the whole or nothing: temporary file, fsync, rename; mode 0600. */
public final class OutputFile {

    private static final String DIRECTORY = "Check the directory and its permissions.";

    private OutputFile() {}

    /**
     * Writes the bytes to a path.
     *
     * @throws CommandException if they cannot be written; then the path is as it was
     */
    public static void write(Path path, byte[] bytes) throws CommandException {
        Path directory = path.getParent();
        if (directory == null || Files.isDirectory(path)) {
            throw failed(path, "it is a directory", "Name a file.");
        }
        try {
            move(directory, path, bytes, Optional.empty());
        } catch (IOException e) {
            throw failed(path, describe(e), DIRECTORY);
        }
    }

    /**
     * Replaces what a file holds; its mode stays, and a link stays a link.
     *
     * @param before what it held when it was read
     * @throws CommandException if that is not possible, or it holds something else by now; then the file is as it was
     */
    public static void replace(Path path, String before, byte[] bytes) throws CommandException {
        try {
            Path target = path.toRealPath();
            Path directory = target.getParent();
            if (directory == null || !Files.isRegularFile(target)) {
                throw failed(path, "it is not a file", "Name a file.");
            }
            boolean posix =
                    directory.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (!mayBeWritten(target, posix)) {
                throw failed(path, "it may not be written to", "Check the permissions of the file.");
            }
            if (!mayBeWritten(directory, posix)) {
                throw failed(path, "its directory may not be written to", DIRECTORY);
            }
            if (!withoutMark(Files.readString(target)).equals(withoutMark(before))) {
                throw new CommandException(
                        ExitStatus.ERROR,
                        "The file " + path
                                + " was left as it is, because somebody changed it meanwhile. Run the command"
                                + " again.");
            }
            move(
                    directory,
                    target,
                    bytes,
                    posix ? Optional.of(Files.getPosixFilePermissions(target)) : Optional.empty());
        } catch (IOException e) {
            throw failed(path, describe(e), DIRECTORY);
        }
    }

    /**
     * Adds the bytes to the end of a file that others add to as well; makes it if there is none.
     *
     * @throws CommandException if they cannot be written
     */
    public static void append(Path path, byte[] bytes) throws CommandException {
        if (path.getParent() == null || Files.isDirectory(path)) {
            throw failed(path, "it is a directory", "Name a file.");
        }
        try {
            Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(path, describe(e), DIRECTORY);
        }
    }

    /** An administrator may write everything; a file or directory that nobody may write to is meant to stay all the same. */
    private static boolean mayBeWritten(Path path, boolean posix) throws IOException {
        return Files.isWritable(path)
                && (!posix
                        || Files.getPosixFilePermissions(path).stream()
                                .anyMatch(each -> each.name().endsWith("_WRITE")));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static CommandException failed(Path path, String why, String advice) {
        return new CommandException(
                ExitStatus.ERROR, "The file " + path + " cannot be written (" + why + "). " + advice);
    }

    private static void move(Path directory, Path path, byte[] bytes, Optional<Set<PosixFilePermission>> mode)
            throws IOException {
        Path temporary = Files.createTempFile(directory, ".holdfast-", ".tmp", ownerOnly(directory));
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (mode.isPresent()) {
                Files.setPosixFilePermissions(temporary, mode.get());
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        Set<String> views = directory.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** What an exception of the file system says, with its kind where the message is only a path. */
    public static String describe(IOException e) {
        String kind = e.getClass().getSimpleName();
        return switch (kind) {
            case "NoSuchFileException" -> "there is no such directory or file";
            case "AccessDeniedException" -> "permission denied";
            case "IOException" -> String.valueOf(e.getMessage());
            default -> kind + ": " + e.getMessage();
        };
    }
}
