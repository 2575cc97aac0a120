package dev.holdfast.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.session.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of each sample in each format, and what a retention says of its points, is kept beside it; {@code -Dgolden=accept} rewrites, and still fails. */
class GoldenTest {

    private static final Path SAMPLES = Invocation.repository().resolve("samples");
    /** Samples whose own tests run the commands of their README. */
    private static final Set<String> STORIES = Set.of("shrink", "region-outage", "review-story");

    private static final String AT = "2026-11-20T15:00:00Z";
    private static final Pattern PLACE = Pattern.compile("[\\w./-]*holdfast\\.(yaml|groovy)(:\\d+(:\\d+)?)?");
    private static final Pattern PLAN_DIGEST =
            Pattern.compile("\"digest\":\"[0-9a-f]{64}\"|<code>[0-9a-f]{8}…</code>|holdfast-[0-9a-f]{64}");
    private static final Pattern POSITION = Pattern.compile(
            "\"(start|end)?(line|column|begin)\":\\d+"
                    + "|\\b(line|endline|col|endcolumn|linenumber|columnnumber)=\\d+",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    Path directory;

    @Test
    void every_sample_plans_as_it_is_kept() throws IOException {
        List<String> rewritten = new ArrayList<>();
        for (String sample : samples()) {
            Path copy = Invocation.copyOfSample(sample, Files.createDirectories(directory.resolve("samples")));
            assertThat(copy).isDirectory();
            for (Map.Entry<String, List<String>> file : commands(sample).entrySet()) {
                Result result = new Invocation(directory).run(file.getValue().toArray(new String[0]));
                boolean shownInFull = result.status() == 0 || result.status() == ExitStatus.FINDINGS.code();
                assertThat(shownInFull).as(result.all()).isTrue();
                Path golden = SAMPLES.resolve(sample).resolve("expected").resolve(file.getKey());
                if ("accept".equals(System.getProperty("golden"))) {
                    Files.createDirectories(golden.getParent());
                    Files.writeString(golden, result.out());
                    rewritten.add(golden.toString());
                } else {
                    assertThat(result.out())
                            .as("%s; ./dev golden rewrites it", golden)
                            .isEqualTo(Files.readString(golden));
                }
            }
        }
        if (!rewritten.isEmpty()) {
            fail("rewritten; look at the differences, then run without -Dgolden=accept: " + rewritten);
        }
    }

    @Test
    void every_sample_plans_the_same_in_groovy() throws IOException {
        for (String sample : samples()) {
            String groovy = "groovy/" + sample;
            Invocation.copyOfSample(groovy, Files.createDirectories(directory.resolve("samples")));
            assertThat(commands(groovy).keySet()).isEqualTo(commands(sample).keySet());
            for (Map.Entry<String, List<String>> file : commands(groovy).entrySet()) {
                Result result = new Invocation(directory).run(file.getValue().toArray(new String[0]));
                Path golden = SAMPLES.resolve(sample).resolve("expected").resolve(file.getKey());
                assertThat(withoutPlaces(result.out()))
                        .as("%s of %s%n%s", file.getKey(), groovy, result.err())
                        .isEqualTo(withoutPlaces(Files.readString(golden)));
            }
        }
    }

    /** What is said, whatever lines of which file it comes from; the digest of a plan is over the places too. */
    private static String withoutPlaces(String output) {
        String text = output.replace("samples/groovy/", "samples/");
        text = PLACE.matcher(text).replaceAll("PLACE");
        text = POSITION.matcher(text).replaceAll("POSITION");
        text = PLAN_DIGEST.matcher(text).replaceAll("DIGEST");
        return text.replaceAll("PLACE(,\\s+PLACE)+", "PLACE").replaceAll("\\s+", "\n");
    }

    @Test
    void no_golden_file_is_an_orphan() throws IOException {
        for (String sample : samples()) {
            assertThat(names(SAMPLES.resolve(sample).resolve("expected")))
                    .as(sample)
                    .isEqualTo(commands(sample).keySet());
        }
    }

    /** What is run for a sample, by the file that keeps the result. */
    private static Map<String, List<String>> commands(String sample) {
        String path = "samples/" + sample;
        Map<String, List<String>> commands = new TreeMap<>();
        commands.put("plan.txt", List.of("plan", path, "--at", AT));
        commands.put("plan.json", List.of("plan", path, "--at", AT, "--format", "json"));
        commands.put("plan.md", List.of("plan", path, "--at", AT, "--format", "markdown"));
        if (sample.endsWith("contoso")) {
            commands.put("cost.txt", List.of("cost", path, "--at", AT, "--sweep", "retention.daily=7,14,30"));
            commands.put("cost.md", List.of("cost", path, "--at", AT, "--by", "vault", "--format", "markdown"));
            for (OutputFormat format : Words.ALL_FORMATS) {
                if (!List.of("text", "json", "markdown").contains(format.word())) {
                    commands.put("plan." + format.word(), List.of("plan", path, "--at", AT, "--format", format.word()));
                }
            }
            commands.put("runbook.md", List.of("runbook", "billing", path));
        }
        if (Files.exists(SAMPLES.resolve(sample).resolve("points.json"))) {
            String points = path + "/points.json";
            commands.put("retention.txt", List.of("retention", "lab", path, "--points", points, "--at", AT));
            commands.put(
                    "retention.json",
                    List.of("retention", "lab", path, "--points", points, "--at", AT, "--format", "json"));
            commands.put(
                    "forecast.txt",
                    List.of("retention", "lab", path, "--points", points, "--simulate", "30d", "--detail", "full"));
        }
        return commands;
    }

    /** Every folder with a declaration, as its path below the samples, but for the steps of a story, whose commands have a test. */
    private static Set<String> samples() throws IOException {
        Set<String> samples = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            files.filter(file -> file.endsWith("holdfast.yaml")
                            && STORIES.stream().noneMatch(story -> file.startsWith(SAMPLES.resolve(story))))
                    .forEach(file -> samples.add(
                            SAMPLES.relativize(file.resolveSibling("")).toString()));
        }
        return samples;
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
