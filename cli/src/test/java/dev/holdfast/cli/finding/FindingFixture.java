package dev.holdfast.cli.finding;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a declaration in which something is found, and one in which it is not: see {@code README.md} beside the
 * folders.
 */
final class FindingFixture {

    private static final int FINDINGS = 4;
    private static final Path ALL = Invocation.repository().resolve("cli/src/test/resources/findings");
    /** The file that fixtures share. */
    static final String BASE = "base.holdfast.yaml";

    private static final String STEPS = "steps.txt";
    private static final String BEFORE = "before.";
    private static final String BOTH = "both.";
    private static final Pattern VERSION = Pattern.compile("(?m)^holdfast\\b");
    private static final Pattern OF_VARIANTS = Pattern.compile("(failing|passing|both|before|steps|expect)\\..*");

    private final Path folder;

    FindingFixture(Path folder) {
        this.folder = folder;
    }

    /** Which of the two declarations. */
    enum Variant {
        /** The finding is there. */
        FAILING("failing."),
        /** It is not. */
        PASSING("passing.");

        private final String prefix;

        Variant(String prefix) {
            this.prefix = prefix;
        }
    }

    /** Names of all folders, sorted. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fixture of this name. */
    static FindingFixture named(String name) {
        return new FindingFixture(ALL.resolve(name));
    }

    /** What {@code expect.txt} says. */
    Expectation expectation() {
        return Expectation.of(read(folder.resolve("expect.txt")));
    }

    /**
     * Carries out the steps in a directory, and plans.
     *
     * @param directory empty; afterwards it holds the files that the places of findings name
     * @return the findings of the plan
     */
    List<FindingEntry> findings(Variant variant, Path directory) {
        boolean changed = !files(BEFORE).isEmpty();
        put(directory, "");
        put(directory, BOTH);
        put(directory, changed ? BEFORE : variant.prefix);
        List<String> plan = new ArrayList<>(List.of("plan"));
        for (String step : steps(variant)) {
            List<String> words = List.of(step.split(" +"));
            if (words.get(0).equals("plan")) {
                plan = new ArrayList<>(words);
            } else {
                new Invocation(directory).expect(0, words.toArray(new String[0]));
            }
        }
        if (changed) {
            put(directory, BOTH);
            put(directory, variant.prefix);
        }
        plan.addAll(List.of("--format", "json"));
        Result result = new Invocation(directory).run(plan.toArray(new String[0]));
        if (result.status() != 0 && result.status() != FINDINGS) {
            throw new AssertionError("no plan of " + folder + ": " + result.all());
        }
        try {
            return PlanDocumentCodec.read(result.out().strip().getBytes(StandardCharsets.UTF_8))
                    .holdfast()
                    .findings();
        } catch (PlanDocumentException e) {
            throw new AssertionError("no plan of " + folder, e);
        }
    }

    private List<String> steps(Variant variant) {
        Path own = folder.resolve(variant.prefix + STEPS);
        Path file = Files.exists(own) ? own : folder.resolve(STEPS);
        return Files.exists(file) ? read(file).lines().toList() : List.of();
    }

    /** Puts the files whose names begin so into a directory, without this beginning; with an empty one those of no variant. */
    private void put(Path directory, String prefix) {
        for (Path file : files(prefix)) {
            String rest = file.getFileName().toString().substring(prefix.length());
            boolean declares = rest.equals("yaml") || rest.equals("groovy");
            String text = read(file);
            write(directory.resolve(declares ? "holdfast." + rest : rest), text);
            if (declares && !VERSION.matcher(text).find()) {
                write(directory.resolve(BASE), read(ALL.resolve(BASE)));
            }
        }
    }

    private List<Path> files(String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return prefix.isEmpty()
                                ? !OF_VARIANTS.matcher(name).matches()
                                : name.startsWith(prefix) && !name.endsWith("." + STEPS);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
