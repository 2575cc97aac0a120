package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.groovy.layout.GroovyComments;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.layout.SourceComment;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.layout.YamlComments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentPlacerTest {

    @TempDir
    Path folder;

    private List<Conversion.Written> convert(Path path, Spelling to) {
        Conversion conversion = new DeclarationConverter(folder).convert(path, to);
        assertThat(conversion.files())
                .as(() -> String.valueOf(conversion.diagnostics()))
                .isNotEmpty();
        return conversion.files();
    }

    private String convert(String name, String text, Spelling to) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return convert(file, to).get(0).text();
    }

    private static List<String> texts(Stream<SourceComment> comments) {
        return comments.flatMap(each -> each.lines().stream()).sorted().toList();
    }

    private static List<String> inYaml(String text) {
        return texts(YamlComments.of(text).stream());
    }

    private static List<String> inGroovy(String text) {
        return texts(GroovyComments.of(text, Vocabulary.load()).stream().map(GroovyComments.Placed::comment));
    }

    @Test
    void every_comment_of_the_samples_survives_both_ways() throws IOException {
        Path samples = Path.of(System.getProperty("holdfast.root")).resolve("samples");
        for (String sample : List.of("first-steps", "contoso")) {
            Path there = folder.resolve(sample);
            Files.createDirectories(there);
            for (Conversion.Written file : convert(samples.resolve(sample), Spelling.GROOVY)) {
                List<String> before = inYaml(Files.readString(file.source()));
                assertThat(inGroovy(file.text())).as(file.text()).isEqualTo(before);
                Files.createDirectories(there.resolve(file.path()).getParent());
                Files.writeString(there.resolve(file.path()), file.text());
            }
            for (Conversion.Written file : convert(there, Spelling.YAML)) {
                assertThat(inYaml(file.text())).as(file.text()).isEqualTo(inGroovy(Files.readString(file.source())));
            }
        }
    }

    private static final String YAML = """
            # the file
            holdfast: 1  # version
            name: x
            vaults:  # all vaults
              # the first
              a: { region: eastus }  # beside a
              b: { region: westus }
              # after the vaults
            policies:
              p:
                vault: a
                retention: {
                  # counted
                  daily: 7,  # days
                  weekly: 4
                  # end of retention
                }
                copies:
                  # to the west
                  - to: b  # target
                    every: 1d
                    retention: { daily: 3 }
                    # end of the copy
                  # end of the copies
                # end of p
            bindings:
              - name: rest  # the rest
                policy: p
            # the end
            """;

    @Test
    void a_comment_stays_where_it_belongs() throws IOException {
        String groovy = convert("a.holdfast.yaml", YAML, Spelling.GROOVY);
        assertThat(inGroovy(groovy)).as(groovy).isEqualTo(inYaml(YAML));
        assertThat(groovy).contains("// the first\nvault('a')").contains("    // counted\n    daily 7  // days\n");
        String back = convert("b.holdfast.groovy", groovy, Spelling.YAML);
        assertThat(inYaml(back)).as(back).isEqualTo(inYaml(YAML));
        assertThat(back).contains("      # counted\n      daily: 7  # days\n").endsWith("# the end\n");
    }

    @Test
    void a_comment_of_a_loop_goes_to_what_it_makes_first() throws IOException {
        String yaml = convert(
                "c.holdfast.groovy",
                "holdfast 1\nname 'x'\n// sizes\ndef n = 2\n(1..n).each { i ->\n  // machine\n  vm(\"m$i\") {\n"
                        + "    region 'eastus'  /* home */\n    // done\n  }\n}\n",
                Spelling.YAML);
        assertThat(inYaml(yaml)).as(yaml).containsExactly("done", "home", "machine", "sizes");
        assertThat(yaml).contains("region: eastus  # home\n    # done\n  m2");
    }

    @Test
    void a_comment_inside_a_condition_moves_above_it() throws IOException {
        String yaml = convert(
                "d.holdfast.groovy",
                "holdfast 1\nname 'x'\nbind('all') {\n  where {\n    // why\n    vm.os == 'linux' /* here */\n  }\n"
                        + "  unprotected 'test'\n}\n",
                Spelling.YAML);
        assertThat(yaml).contains("    # why\n    # here\n    where: ");
    }

    @Test
    void a_header_stays_apart_from_the_first_element() throws IOException {
        String groovy =
                convert("e.holdfast.yaml", "# head\n# of it\n\n# version\nholdfast: 1\nname: x\n", Spelling.GROOVY);
        assertThat(groovy).startsWith("// head\n// of it\n\n// version\nholdfast 1\n");
        String yaml = convert("f.holdfast.groovy", groovy, Spelling.YAML);
        assertThat(yaml).startsWith("# head\n# of it\n\n# version\nholdfast: 1\n");
        assertThat(convert("g.holdfast.groovy", "/* a\n * b */\n\nholdfast 1\nname 'x'\n", Spelling.YAML))
                .startsWith("# a\n# b\n\nholdfast: 1\n");
    }
}
