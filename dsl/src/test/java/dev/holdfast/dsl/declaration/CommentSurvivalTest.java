package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.tree.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments at random legal places of every sample are still there after the way into the other spelling and back. */
class CommentSurvivalTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 20 : 3;
    private static final int COMMENTS = 10;
    private static final Path SAMPLES =
            Path.of(System.getProperty("holdfast.root")).resolve("samples");
    private static final Pattern MARK = Pattern.compile("mark[0-9]+x");

    @TempDir
    Path folder;

    /** Every folder whose declaration files make a whole. */
    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(each -> each.getFileName().toString().matches("holdfast\\.(yaml|groovy)"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void none_is_lost_on_the_way_there_and_back() throws IOException {
        List<Path> samples = samples();
        assertThat(samples).hasSizeGreaterThan(15);
        for (Path sample : samples) {
            Seeds.forEach(SEEDS, random -> thereAndBack(sample, random));
        }
    }

    private void thereAndBack(Path sample, RandomGenerator random) {
        try {
            Path from = folder.resolve("from");
            clear(from);
            copy(sample, from);
            Optional<String> digest = digest(from);
            assertThat(digest).as(sample.toString()).isPresent();
            TreeSet<String> marks = new TreeSet<>();
            for (int i = 0; i < COMMENTS; i++) {
                String mark = "mark" + i + "x";
                Path file = Seeds.oneOf(random, declarations(from).toArray(new Path[0]));
                String before = Files.readString(file);
                Files.writeString(file, withComment(before, mark, Spelling.ofFile(file), random));
                // where a comment may not stand it is text, or an error
                if (digest(from).equals(digest)) {
                    marks.add(mark);
                } else {
                    Files.writeString(file, before);
                }
            }
            Spelling spelling = Spelling.ofFile(declarations(from).get(0));
            Spelling other = spelling == Spelling.YAML ? Spelling.GROOVY : Spelling.YAML;
            Path there = folder.resolve("there");
            convert(from, there, other, sample);
            assertThat(marks(all(there)))
                    .as("%s%n%s%n=>%n%s", sample, all(from), all(there))
                    .isEqualTo(marks);
            Path back = folder.resolve("back");
            convert(there, back, spelling, sample);
            assertThat(marks(all(back)))
                    .as("%s%n%s%n=>%n%s", sample, all(there), all(back))
                    .isEqualTo(marks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path sample, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(sample.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static List<Path> declarations(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(each -> each.toString().matches(".*holdfast\\.(yaml|groovy)"))
                    .sorted()
                    .toList();
        }
    }

    private static String all(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : declarations(directory)) {
            all.append(Files.readString(file));
        }
        return all.toString();
    }

    private static TreeSet<String> marks(String text) {
        TreeSet<String> marks = new TreeSet<>();
        Matcher matcher = MARK.matcher(text);
        while (matcher.find()) {
            marks.add(matcher.group()); // what an alias repeats is repeated with its comments
        }
        return marks;
    }

    private static String withComment(String text, String mark, Spelling spelling, RandomGenerator random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int number = random.nextInt(lines.size());
        String line = lines.get(number);
        String sign = spelling == Spelling.YAML ? "# " : "// ";
        String indentation =
                line.substring(0, line.length() - line.stripLeading().length());
        switch (random.nextInt(spelling == Spelling.YAML ? 2 : 3)) {
            case 0 -> lines.add(number, indentation + sign + mark);
            case 1 -> lines.set(number, line + "  " + sign + mark);
            default -> lines.set(number, indentation + "/* " + mark + " */ " + line.stripLeading());
        }
        return String.join("\n", lines) + "\n";
    }

    private Optional<String> digest(Path directory) {
        return new DeclarationLoader(folder).load(directory).declaration().map(ValueDigest::of);
    }

    private void convert(Path from, Path to, Spelling spelling, Path sample) throws IOException {
        Conversion conversion = new DeclarationConverter(folder).convert(from, spelling);
        assertThat(conversion.files())
                .as("%s%n%s", sample, conversion.diagnostics())
                .isNotEmpty();
        assertThat(conversion.diagnostics())
                .as(sample.toString())
                .noneMatch(each -> each.code() == DiagnosticCode.COMMENT_LEFT_OUT);
        clear(to);
        copy(sample, to);
        for (Path old : declarations(to)) {
            Files.delete(old);
        }
        for (Conversion.Written file : conversion.files()) {
            Files.createDirectories(to.resolve(file.path()).getParent());
            Files.writeString(to.resolve(file.path()), file.text());
        }
    }
}
