package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes declarations into a folder and loads them. */
public final class Loading {

    private Loading() {}

    /** Loads one text as {@code holdfast.yaml}. */
    public static LoadedDeclaration text(Path folder, String text) {
        return bytes(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Loads the bytes as {@code holdfast.yaml}. */
    public static LoadedDeclaration bytes(Path folder, byte[] bytes) {
        write(folder.resolve("holdfast.yaml"), bytes);
        return new DeclarationLoader(folder).load(Path.of("holdfast.yaml"));
    }

    /** Loads a folder of these files. */
    public static LoadedDeclaration files(Path folder, Map<String, String> texts) {
        texts.forEach((name, text) -> write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
        return new DeclarationLoader(folder).load(Path.of("."));
    }

    /** Writes a file and the folders above it. */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each problem as {@code ERROR CODE line:column}, in order. */
    public static List<String> problems(LoadedDeclaration loaded) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
                .map(Loading::line)
                .toList();
    }

    /** The keys that are noted as not yet evaluated, as {@code line:column}. */
    public static List<String> notes(LoadedDeclaration loaded) {
        return loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.NOTE)
                .map(diagnostic -> diagnostic.detail().split("'", -1)[1])
                .toList();
    }

    private static String line(Diagnostic diagnostic) {
        String place = diagnostic
                .span()
                .map(span -> " " + span.startLine() + ":" + span.startColumn())
                .orElse("");
        return diagnostic.code() + place;
    }

    /** The only problem's detail. */
    public static String onlyDetail(LoadedDeclaration loaded) {
        List<Diagnostic> problems = loaded.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
                .toList();
        if (problems.size() != 1) {
            throw new AssertionError("expected one problem: " + problems);
        }
        return problems.get(0).detail();
    }

    /** True if the place lies in the file. */
    public static boolean inside(SourceSpan span, String text) {
        String[] lines = text.split("\n", -1);
        return span.startLine() <= lines.length
                && span.startColumn()
                        <= lines[span.startLine() - 1].codePointCount(0, lines[span.startLine() - 1].length()) + 1;
    }
}
