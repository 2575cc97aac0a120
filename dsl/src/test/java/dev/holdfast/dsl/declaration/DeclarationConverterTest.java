package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.binding.Binder;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.YamlReader;
import dev.holdfast.dsl.yaml.write.YamlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both spellings say the same: there, back, and there again. */
class DeclarationConverterTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
    private static final Path SAMPLES = ROOT.resolve("samples");

    private static final Set<String> FREE_TEXTS =
            Set.of("reason", "owner", "message", "unprotected", "exclude", "moved");
    private static final Set<String> OPTIONAL = Set.of(
            ("rto strict survive disk rack zone deletion ransomware application mechanism consistency stagger last"
                            + " hourly yearly within withinHourly withinDaily withinWeekly withinMonthly withinYearly keepTags"
                            + " slots keepOldest onMissing minGood archiveAfter crossRegionRestore softDelete immutability copies"
                            + " crontab weekends months tags sku caching churn storage exclude shared writeAccelerator temp data"
                            + " powerState provisioningState agent scripts workload scaleSet encryption moved runbook limits"
                            + " prices storageAccounts rules retired exclusions message level waivers builtin")
                    .split(" "));
    private static final String[] TEXTS = {
        "it's \"quoted\"",
        "C:\\users\\x",
        "$HOME ${x}",
        "{vm.name} is off",
        "# no comment",
        "// nor this",
        "yes",
        "null",
        "7",
        "007",
        "1.10",
        "two\nlines",
        "tab\there",
        "Zürich",
        "日本",
        "a: b",
        "trailing\\",
        "/* a */",
        "'",
        "\\'",
        "@x"
    };
    private static final String[] CONDITIONS = {
        "vm.tags.env == 'prod'",
        "vm.zone == '1' && vm.os != 'linux'",
        "vm.disks.any { it.size > 64.GiB }",
        "vm.disks.any { it.size > 64GiB }",
        "vm.name in ['a', \"b\"]",
        "vm.tags['cost-centre'] == 'it\\'s'",
        "vm.tags.new == 'x'",
        " vm.zone == '2' ",
        "vm.name == 'a$b'",
        "vm.tags.env == 'prod'\n  && vm.zone == '2'",
        "!(vm.name.endsWith('}') || vm.tags.a == 'ü')",
        "vm.name.like('web-*')",
        "vm.tags.a == 'C:\\\\users'"
    };
    private static final Map<String, String[]> QUANTITIES = Map.of(
            "rpo", new String[] {"24h", "1d", "PT30H", "90m", "1.5h", "26 h"},
            "rto", new String[] {"8h", "45m", "1d"},
            "instant", new String[] {"1d", "2d", "24h", "48h"},
            "within", new String[] {"7d", "168h", "2w", "3mo", "36h"},
            "keep", new String[] {"12w", "84d", "12mo", "1y"},
            "softDelete", new String[] {"14d", "336h", "4w"},
            "size", new String[] {"1TiB", "1024GiB", "500GB", "0.5 TiB", "1.5TiB"},
            "deleteDataAfter", new String[] {"90d", "3mo", "2160h"});

    @TempDir
    Path folder;

    @Test
    void every_sample_says_the_same_in_both_spellings() throws IOException {
        DeclarationLoader loader = new DeclarationLoader(SAMPLES);
        Set<String> samples = samples(SAMPLES, "holdfast.yaml");
        assertThat(samples).hasSizeGreaterThan(10).isEqualTo(samples(SAMPLES.resolve("groovy"), "holdfast.groovy"));
        for (String sample : samples) {
            LoadedDeclaration yaml = loader.load(Path.of(sample));
            LoadedDeclaration groovy = loader.load(Path.of("groovy", sample));
            assertThat(Loading.problems(groovy)).as(sample).isEqualTo(List.of());
            assertThat(groovy.declaration()).as(sample).isPresent().isEqualTo(yaml.declaration());
            assertThat(groovy.declarationDigest()).as(sample).isEqualTo(yaml.declarationDigest());
            assertThat(groovy.inventoryDigest()).as(sample).isEqualTo(yaml.inventoryDigest());
        }
    }

    @Test
    void both_spellings_of_a_sample_read_the_same_inventories() throws IOException {
        for (String sample : samples(SAMPLES, "holdfast.yaml")) {
            Path other = SAMPLES.resolve("groovy").resolve(sample);
            try (Stream<Path> files = Files.walk(other)) {
                for (Path file :
                        files.filter(each -> each.toString().matches(".*json")).toList()) {
                    assertThat(file)
                            .hasSameBinaryContentAs(SAMPLES.resolve(sample).resolve(other.relativize(file)));
                }
            }
        }
    }

    @Test
    void every_sample_comes_back_from_the_other_spelling() throws IOException {
        for (String sample : samples(SAMPLES, "holdfast.yaml")) {
            comesBack(SAMPLES.resolve(sample), Spelling.YAML, Files.createTempDirectory(folder, "yaml"));
            comesBack(
                    SAMPLES.resolve("groovy").resolve(sample), Spelling.GROOVY, Files.createTempDirectory(folder, "g"));
        }
    }

    @Test
    void every_word_of_the_language_comes_back_from_the_other_spelling() throws IOException {
        Path place = folder.resolve("maximal");
        Loading.write(place.resolve("holdfast.yaml"), maximal().getBytes(StandardCharsets.UTF_8));
        assertThat(comesBack(place, Spelling.YAML, folder.resolve("written"))).isTrue();
    }

    @Test
    void random_declarations_come_back_from_the_other_spelling() throws IOException {
        Node.Mapping whole = tree(maximal());
        int[] valid = new int[1];
        int[] tried = new int[1];
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 300 : 25, random -> {
            Path work = Files.createTempDirectory(folder, "random");
            Path place = work.resolve("declared");
            String text = new YamlWriter(Comments.NONE, Set.of()).write((Node.Mapping) changed("", whole, random));
            Loading.write(place.resolve("holdfast.yaml"), text.getBytes(StandardCharsets.UTF_8));
            tried[0]++;
            if (comesBack(place, Spelling.YAML, work.resolve("written"))) {
                valid[0]++;
            }
        });
        assertThat(valid[0]).as("valid of " + tried[0]).isGreaterThanOrEqualTo(tried[0] / 2);
    }

    /**
     * Converts there, back, there and back again; the last round changes nothing, because all quantities are then in their usual
     * units. False if the declaration is not valid.
     */
    private boolean comesBack(Path declaration, Spelling spelling, Path work) {
        Spelling other = spelling == Spelling.YAML ? Spelling.GROOVY : Spelling.YAML;
        DeclarationConverter converter = new DeclarationConverter(folder);
        Conversion same = converter.convert(declaration, spelling);
        if (same.files().isEmpty()) {
            return false;
        }
        Path one = written(same, work.resolve("one"));
        Path there = written(converted(converter, declaration, other), work.resolve("there"));
        Path back = written(converted(converter, there, spelling), work.resolve("back"));
        Path again = written(converted(converter, back, other), work.resolve("again"));
        assertThat(texts(written(converted(converter, again, spelling), work.resolve("end"))))
                .isEqualTo(texts(back));
        String digest = digest(declaration);
        for (Path each : List.of(one, there, back)) {
            assertThat(digest(each)).as(() -> texts(each).toString()).isEqualTo(digest);
        }
        return true;
    }

    private static Conversion converted(DeclarationConverter converter, Path declaration, Spelling to) {
        Conversion conversion = converter.convert(declaration, to);
        assertThat(conversion.diagnostics().stream()
                        .filter(each -> each.severity() == Severity.ERROR)
                        .map(Diagnostic::detail))
                .as(() -> texts(declaration).toString())
                .isEmpty();
        return conversion;
    }

    private static Path written(Conversion conversion, Path into) {
        conversion
                .files()
                .forEach(file -> Loading.write(
                        into.resolve(file.path().toString()), file.text().getBytes(StandardCharsets.UTF_8)));
        return into;
    }

    /** The digest of the declaration alone: inventories are not beside it. */
    private String digest(Path declaration) {
        Diagnostics diagnostics = new Diagnostics();
        DisplayNames names = new DisplayNames(folder);
        List<Path> files = new DeclarationFiles(names, diagnostics).find(declaration);
        FileParser.Read read = new FileParser(diagnostics).read(files, declaration, names);
        return ValueDigest.of(
                new Binder(read.files(), diagnostics).bind().declaration().orElseThrow());
    }

    private static Map<String, String> texts(Path place) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> each.toString().matches(".*holdfast\\.[a-z]+"))
                    .toList()) {
                texts.put(place.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Leaves out parts, and takes other values of the same kind. */
    private static Node changed(String key, Node node, RandomGenerator random) {
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = new ArrayList<>();
            for (Node.Entry entry : mapping.entries()) {
                if (!OPTIONAL.contains(entry.key().text()) || random.nextInt(6) != 0) {
                    entries.add(new Node.Entry(entry.key(), changed(entry.key().text(), entry.value(), random)));
                }
            }
            if (key.equals("tags") || key.equals("runbook")) {
                String name = key.equals("tags") ? Seeds.oneOf(random, TEXTS) : "more";
                entries.add(new Node.Entry(scalar(name, node), scalar(Seeds.oneOf(random, TEXTS), node)));
            }
            return new Node.Mapping(entries, mapping.span());
        }
        if (node instanceof Node.Sequence list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(changed(key, item, random)));
            if (key.equals("copies") && random.nextInt(3) == 0) {
                items.clear();
            }
            return new Node.Sequence(items, list.span());
        }
        if (FREE_TEXTS.contains(key) && random.nextBoolean()) {
            return scalar(Seeds.oneOf(random, TEXTS), node);
        }
        if (Set.of("where", "require").contains(key) && random.nextBoolean()) {
            return scalar(Seeds.oneOf(random, CONDITIONS), node);
        }
        return QUANTITIES.containsKey(key) && random.nextBoolean()
                ? scalar(Seeds.oneOf(random, QUANTITIES.get(key)), node)
                : node;
    }

    private static Node.Scalar scalar(String text, Node at) {
        return new Node.Scalar(text, ScalarType.TEXT, at.span());
    }

    private static String maximal() throws IOException {
        return Files.readString(ROOT.resolve("dsl/src/test/resources/declarations/maximal/holdfast.yaml"));
    }

    private static Node.Mapping tree(String text) {
        return (Node.Mapping) new YamlReader(new Diagnostics())
                .read(new GatedText(new SourceText("a", text), text))
                .root()
                .orElseThrow();
    }

    /** Folders with a declaration in this spelling, as their paths below a folder. */
    private static Set<String> samples(Path below, String file) throws IOException {
        Set<String> samples = new TreeSet<>();
        try (Stream<Path> files = Files.walk(below)) {
            files.filter(each -> each.endsWith(file) && !below.relativize(each).startsWith("groovy"))
                    .forEach(each -> samples.add(
                            below.relativize(each.resolveSibling("")).toString()));
        }
        return samples;
    }
}
