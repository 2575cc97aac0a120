package dev.holdfast.dsl.declaration;

import java.nio.file.Path;

/**
 * Paths as messages show them: relative to the working directory when below it, else absolute; forward slashes.
 *
 * @param workingDirectory absolute and normalised
 */
record DisplayNames(Path workingDirectory) {

    DisplayNames {
        workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /** The absolute form of a path the user wrote. */
    Path resolve(Path path) {
        return workingDirectory.resolve(path).normalize();
    }

    /** The name for messages; {@code .} for the working directory itself. */
    String of(Path path) {
        Path absolute = resolve(path);
        Path shown = absolute.startsWith(workingDirectory) ? workingDirectory.relativize(absolute) : absolute;
        String name = shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return safe.isEmpty() ? "." : safe.toString();
    }
}
