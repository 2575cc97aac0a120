package dev.holdfast.cli.file;

import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder as a revision of git has them, in a folder of their own for as long as this is open. Only contents are asked of
 * git, object by object: no file is checked out and no filter or hook runs. Links and submodules are left out.
 */
public final class GitFiles implements AutoCloseable {

    /** Most that a folder may hold: more is no folder of declarations. */
    private static final long LARGEST = 512L * 1024 * 1024;

    private static final String REGULAR = "100";

    private final Path top;
    private final Path path;

    private GitFiles(Path top, Path path) {
        this.top = top;
        this.path = path;
    }

    /**
     * Takes the files out.
     *
     * @param path a file, for all files of its folder, or a folder
     * @param revision as git understands it: a branch, a tag, {@code HEAD~3}
     * @throws CommandException if there is no git, no repository, no such revision, or nothing there
     */
    public static GitFiles of(Session session, Path path, String revision) throws CommandException {
        Path folder = Files.isDirectory(path) ? path : path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitStatus.USAGE, "There is no folder '" + session.display(path) + "' to look up in git.");
        }
        if (revision.isEmpty() || revision.startsWith("-")) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + revision
                            + "' is no revision. Write a branch, a tag or a commit, such as git:main or git:HEAD~1.");
        }
        Answer prefix = git(folder, "rev-parse", "--show-prefix");
        if (prefix.status() != 0) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "'" + session.display(folder) + "' is not in a repository of git, so that it has no revision '"
                            + revision
                            + "'. Name a saved plan with --base instead, or run it where the declaration is under git.");
        }
        Answer tree = git(folder, "rev-parse", "--verify", "--quiet", revision + "^{tree}");
        if (tree.status() != 0) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "git knows no revision '" + revision
                            + "' here. Write a branch, a tag or a commit; where only the newest commit was fetched, as many"
                            + " pipelines do, fetch that one as well ('git fetch origin " + revision + "').");
        }
        Path top = newFolder();
        boolean complete = false;
        try {
            export(folder, tree.text().strip(), prefix.text().strip(), top);
            Path there = top.resolve(prefix.text().strip());
            Path wanted = Files.isDirectory(path) ? there : there.resolve(path.getFileName());
            complete = Files.exists(wanted);
            if (!complete) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "The revision '" + revision + "' has nothing at '" + session.display(path)
                                + "'. Name one that has the declaration.");
            }
            return new GitFiles(top, wanted);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.ERROR,
                    "The files of '" + revision + "' cannot be taken out of git: " + e.getMessage() + ".");
        } finally {
            if (!complete) {
                delete(top);
            }
        }
    }

    private static Path newFolder() throws CommandException {
        try {
            return Files.createTempDirectory("holdfast-git");
        } catch (IOException e) {
            throw new CommandException(ExitStatus.ERROR, "There is no place for files of git: " + e.getMessage() + ".");
        }
    }

    /** The folder that stands for the top of the repository; places in messages are relative to it. */
    public Path top() {
        return top;
    }

    /** What was asked for, as the revision has it. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete(top);
    }

    /** How git ended, and what it said. */
    private record Answer(int status, String text) {}

    private static Process start(Path folder, String... arguments) throws CommandException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "git cannot be run (" + e.getMessage()
                            + "). Install it, or name a saved plan with --base instead of a revision.");
        }
    }

    private static Answer git(Path folder, String... arguments) throws CommandException {
        Process process = start(folder, arguments);
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new CommandException(ExitStatus.ERROR, "git cannot be read: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitStatus.INTERRUPTED, "Interrupted while git was at work.");
        }
    }

    private static void export(Path folder, String tree, String prefix, Path top) throws CommandException, IOException {
        Answer list = git(folder, "ls-tree", "-r", "-z", "--full-tree", tree, "--", prefix.isEmpty() ? "." : prefix);
        Process contents = start(folder, "cat-file", "--batch");
        try (OutputStream ask = contents.getOutputStream();
                DataInputStream answer = new DataInputStream(new BufferedInputStream(contents.getInputStream()))) {
            long left = LARGEST;
            for (String entry : list.text().split("\0", -1)) {
                int tab = entry.indexOf('\t');
                if (tab > 0 && entry.startsWith(REGULAR)) {
                    String object = entry.substring(0, tab).split(" ", -1)[2];
                    Path file = top.resolve(entry.substring(tab + 1)).normalize();
                    if (!file.startsWith(top)) {
                        throw new IOException("the path " + entry.substring(tab + 1) + " leads out of the repository");
                    }
                    left -= copy(object, file, ask, answer, left);
                }
            }
        } finally {
            contents.destroy();
        }
    }

    private static long copy(String object, Path file, OutputStream ask, DataInputStream answer, long most)
            throws IOException {
        ask.write((object + "\n").getBytes(StandardCharsets.US_ASCII));
        ask.flush();
        String[] heading = line(answer).split(" ", -1);
        if (heading.length != 3) {
            throw new IOException("git lacks the object " + object);
        }
        long size = Long.parseLong(heading[2]);
        if (size > most) {
            throw new IOException("the folder holds more than 512 MiB");
        }
        Files.createDirectories(parent(file));
        byte[] bytes = answer.readNBytes((int) size);
        answer.readByte();
        Files.write(file, bytes);
        return size;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("a file without a folder: " + file);
        }
        return parent;
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** What cannot be deleted is left to whoever tidies up the folder for temporary files. */
    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return;
        }
    }
}
