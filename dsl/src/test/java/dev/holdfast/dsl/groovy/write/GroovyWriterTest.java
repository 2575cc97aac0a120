package dev.holdfast.dsl.groovy.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.generator.DeclarationTrees;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.jupiter.api.Test;

/** Trees as Groovy: Groovy's parser reads it, and it looks like the language by example. */
class GroovyWriterTest {

    private static final String YAML_EXAMPLE = """
                holdfast: 1
                name: contoso
                defaults: { region: eastus, timeZone: America/New_York }
                vaults:
                  rsv-eastus: { region: eastus, redundancy: GRS, softDelete: 14d, immutability: unlocked }
                  rsv-westus: { region: westus }
                policies:
                  gold:
                    extends: bronze
                    vault: { eastus: rsv-eastus, westus: rsv-westus }
                    objectives: { rpo: 4h, survive: { vm: {}, zone: { rpo: 26h } } }
                    mechanism: disk-backup
                    schedule: { daily: ["22:00", "10:00"], stagger: 30m }
                    retention: { instant: 2d, daily: 7, weekly: { keep: 12w, on: sunday }, yearly: { keep: 7y, on: first sunday of january } }
                    copies:
                      - { to: rsv-westus, every: 1d, retention: { daily: 30d } }
                vms:
                  sql-01:
                    os: linux
                    zone: 1
                    tags: { env: prod, cost-centre: "7" }
                    disks: { os: { size: 64GiB, used: 1.5 TiB, churn: 5%/d } }
                  spare:
                bindings:
                  - { name: prod, where: "vm.tags.env == 'prod'", policy: gold }
                rules:
                  builtin: { uncovered: { level: note } }
                  far: { for: vm, require: "vm.size > 64GiB", waivers: [{ for: a, until: 2027-01-31, owner: x, reason: y }] }
                """;

    private static final String GROOVY_EXAMPLE = """
                holdfast 1
                name 'contoso'

                defaults { region 'eastus'; timeZone 'America/New_York' }

                vault('rsv-eastus') { region 'eastus'; redundancy GRS; softDelete 14.days; immutability unlocked }
                vault('rsv-westus') { region 'westus' }

                policy('gold') {
                  extend 'bronze'
                  vault eastus: 'rsv-eastus', westus: 'rsv-westus'
                  objectives {
                    rpo 4.hours
                    survive { vm(); zone { rpo 26.hours } }
                  }
                  mechanism 'disk-backup'
                  schedule { daily '22:00', '10:00'; stagger 30.minutes }
                  retention {
                    instant 2.days
                    daily 7
                    weekly { keep 12.weeks; on sunday }
                    yearly { keep 7.years; on first, sunday, january }
                  }
                  copy { to 'rsv-westus'; every 1.day; retention { daily 30.days } }
                }

                vm('sql-01') {
                  os linux
                  zone 1
                  tags env: 'prod', 'cost-centre': '7'
                  disk('os') { size 64.GiB; used 1.5.TiB; churn '5%/d' }
                }

                vm('spare')

                bind('prod') { where { vm.tags.env == 'prod' }; policy 'gold' }

                builtin('uncovered') { level note }

                rule('far') {
                  forEach vm
                  require 'vm.size > 64GiB'
                  waive('a') { until '2027-01-31'; owner 'x'; reason 'y' }
                }
                """;

    private static Node.Mapping read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Node root = TextGate.open("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), diagnostics)
                .flatMap(gated -> new YamlReader(diagnostics).read(gated).root())
                .orElse(null);
        assertThat(diagnostics.sorted()).as(yaml).isEmpty();
        assertThat(root).as(yaml).isInstanceOf(Node.Mapping.class);
        return (Node.Mapping) root;
    }

    private static String write(Node.Mapping tree) {
        Diagnostics diagnostics = new Diagnostics();
        String text = new GroovyWriter(Vocabulary.load(), diagnostics).write(tree, Comments.NONE);
        assertThat(diagnostics.sorted()).isEmpty();
        return text;
    }

    private static String written(String yaml) {
        return write(read(yaml));
    }

    private static void parses(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        SourceUnit unit = SourceUnit.create("a.groovy", text, configuration.getTolerance());
        ErrorCollector errors = unit.getErrorCollector();
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        assertThat(errors.hasErrors()).as(text).isFalse();
    }

    @Test
    void groovy_reads_every_text_that_is_written() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 2_000 : 25, random -> {
            String text = write(DeclarationTrees.declaration(random, 1));
            parses(text);
            assertThat(text).doesNotContain("\\u").isEqualTo(text.stripTrailing() + (text.isEmpty() ? "" : "\n"));
        });
    }

    @Test
    void groovy_reads_the_samples() throws IOException {
        Path samples = Path.of(System.getProperty("holdfast.root")).resolve("samples");
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(each -> each.toString().endsWith("holdfast.yaml"))
                    .toList()) {
                parses(written(Files.readString(file)));
            }
        }
    }

    @Test
    void a_declaration_looks_like_the_language_by_example() {
        assertThat(written(YAML_EXAMPLE)).isEqualTo(GROOVY_EXAMPLE);
    }

    @Test
    void values_that_groovy_would_read_otherwise_are_spelt_so_that_it_does_not() {
        assertThat(written("policies: { p: { retention: { daily: -1, last: all } } }"))
                .contains("retention { daily(-1); last all }");
        assertThat(written("policies: { p: { retention: { keepTags: [[a, b], [c]] } } }"))
                .contains("keepTags([['a', 'b'], ['c']])");
        assertThat(written("policies: { p: { schedule: { daily: [\"22:00\"] } } }"))
                .contains("daily(['22:00'])");
        assertThat(written("policies: { p: { extends: q, copies: [] } }")).contains("copies([])");
        assertThat(written("vms: { a: { tags: { new: x, b: 007, c: 1.10, d: .5, e: True, f: 7 } } }"))
                .contains("tags 'new': 'x', b: '007', c: 1.10, d: '.5', e: 'True', f: 7");
        assertThat(written("vms: { a: { scripts: { pre: \"C:\\\\users\\\\x\" } } }"))
                .contains("pre 'C:\\\\' + 'users\\\\x'");
        assertThat(written("vms: { a: { runbook: { owner: \"$x ${y} 'z'\" } } }"))
                .contains("runbook owner: '$x ${y} \\'z\\''");
    }

    @Test
    void an_age_keeps_its_unit_and_is_text_where_there_is_no_such_quantity() {
        assertThat(written("policies: { p: { retention: { instant: 1d, daily: 24h, weekly: 48h } } }"))
                .contains("instant 1.day; daily 24.hours; weekly 48.hours");
        assertThat(written("policies: { p: { retention: { instant: 36h, daily: 2d, weekly: 2w, yearly: 7y } } }"))
                .contains("instant 36.hours; daily 2.days; weekly 2.weeks; yearly 7.years");
    }

    @Test
    void a_condition_that_groovy_reads_otherwise_stays_text() {
        String[] texts = {
            "vm.tags.new == 'x'",
            "vm.size > 64GiB",
            " vm.zone == 1",
            "vm.name == 'a$b'",
            "vm.zone ==",
            "vm.zone == 1 }",
            "vm.name == \\\"x\\\"",
            "vm.name == 'a' // b",
            "@vm"
        };
        for (String text : texts) {
            assertThat(written("bindings: [{ where: \"" + text + "\" }]"))
                    .as(text)
                    .contains("where '");
        }
        assertThat(written("bindings: [{ where: \"vm.disks.any { it.size > 64.GiB } && vm.tags['a b'] == 'ü'\" }]"))
                .contains("where { vm.disks.any { it.size > 64.GiB } && vm.tags['a b'] == 'ü' }");
    }

    @Test
    void a_long_line_of_entries_is_broken_after_commas() {
        assertThat(written("vms: { a: { os: linux, runbook: { owner: " + "x".repeat(60) + ", service: " + "y".repeat(40)
                        + " } } }"))
                .contains("  runbook owner: '" + "x".repeat(60) + "',\n      service: '" + "y".repeat(40) + "'\n");
    }

    @Test
    void an_invisible_character_is_refused_at_its_place() {
        Diagnostics diagnostics = new Diagnostics();
        new GroovyWriter(Vocabulary.load(), diagnostics).write(read("name: \"a\\u200bb\""), Comments.NONE);
        assertThat(diagnostics.sorted()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(DiagnosticCode.NOT_WRITABLE);
            assertThat(found.detail()).contains("U+200B");
            assertThat(found.span().orElseThrow().place()).isEqualTo("a.yaml:1:7");
        });
    }

    @Test
    void comments_stay_with_their_elements() {
        Node.Mapping tree = read("vaults: { a: { region: eastus, redundancy: LRS } }");
        Node.Entry vaults = tree.entries().get(0);
        Node.Entry vault = ((Node.Mapping) vaults.value()).entries().get(0);
        Node.Entry redundancy = ((Node.Mapping) vault.value()).entries().get(1);
        IdentityHashMap<Node, Comments.Attached> comments = new IdentityHashMap<>();
        comments.put(vaults.key(), new Comments.Attached(List.of("all vaults"), Optional.empty(), List.of()));
        comments.put(vault.key(), new Comments.Attached(List.of("the vault"), Optional.of("in the east"), List.of()));
        comments.put(redundancy.key(), new Comments.Attached(List.of(), Optional.of("cheap"), List.of()));
        comments.put(tree, new Comments.Attached(List.of(), Optional.empty(), List.of("the end")));
        String text = new GroovyWriter(Vocabulary.load(), new Diagnostics()).write(tree, Comments.of(comments));
        assertThat(text).isEqualTo("""
                // all vaults
                // the vault
                vault('a') {  // in the east
                  region 'eastus'
                  redundancy LRS  // cheap
                }
                // the end
                """);
    }
}
