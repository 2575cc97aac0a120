package dev.holdfast.dsl.groovy.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.gate.SyntaxGate;
import dev.holdfast.dsl.groovy.gate.TextPart;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text means the same whether it is parsed in parts or as a whole. */
class PartsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 25;
    private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));

    private static GatedText gated(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<GatedText> gated =
                TextGate.open("p.holdfast.groovy", text.getBytes(StandardCharsets.UTF_8), diagnostics);
        return gated.orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    }

    /**
     * Compares parts that end after so many tokens with the whole, which is read by its statements if it cannot be parsed.
     *
     * @return how many parts there are; 0 if the gate refuses the text
     */
    private static int compare(String text, int tokens) {
        GatedText gated = gated(text);
        List<TextPart> parts =
                SyntaxGate.admit(gated, new Diagnostics(), tokens).orElse(List.of());
        if (parts.isEmpty()) {
            return 0;
        }
        PolicyParser.Reading whole = PolicyParser.read(
                gated, List.of(new TextPart(0, gated.parseable().length())));
        PolicyParser.Reading inParts = PolicyParser.read(gated, parts);
        List<Diagnostic> refusals = whole.problems().sorted();
        assertThat(inParts.problems().sorted())
                .as("in parts of %s:\n%s", tokens, text)
                .isEqualTo(refusals);
        assertThat(inParts.script()).as("in parts of %s:\n%s", tokens, text).isEqualTo(whole.script());
        return parts.size();
    }

    @Test
    void random_scripts_mean_the_same_in_parts() {
        Seeds.forEach(SEEDS, random -> {
            ScriptGenerator scripts = new ScriptGenerator(random);
            String text = Stream.generate(scripts::file)
                    .filter(file -> Parsing.of(file).script().isPresent())
                    .limit(4)
                    .collect(Collectors.joining());
            assertThat(compare(text, 1)).as(text).isGreaterThan(1);
            compare(text, 1 + random.nextInt(60));
            compare(scripts.damaged(scripts.file() + scripts.file()), 1);
        });
    }

    @Test
    void every_sample_and_hostile_file_means_the_same_in_parts() throws IOException {
        int parts = 0;
        for (String folder : List.of("samples/groovy", "bench/spellings", "cli/src/test/resources/hostile")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".groovy"))
                        .sorted()
                        .toList()) {
                    Diagnostics diagnostics = new Diagnostics();
                    Optional<GatedText> gated = TextGate.open("p", Files.readAllBytes(file), diagnostics);
                    if (gated.isPresent() && !diagnostics.hasErrors()) {
                        parts += compare(gated.get().source().text(), 1);
                    }
                }
            }
        }
        assertThat(parts).isGreaterThan(300);
    }

    /** What a part may end before: never a brace that closes, nor anything else that goes on with a statement. */
    @Test
    void a_large_file_of_blocks_over_several_lines_is_parsed() {
        String text = IntStream.range(0, 300).mapToObj(PartsTest::blocks).collect(Collectors.joining());
        Parsing parsing = Parsing.of(text);
        assertThat(parsing.problems()).isEmpty();
        assertThat(parsing.accepted().body()).hasSize(900);
        assertThat(compare(blocks(1) + blocks(2), 1)).isEqualTo(6);
    }

    private static String blocks(int number) {
        return """
                vm('web-%d')
                {
                  os linux
                  tags env: 'prod',
                    tier: 'db'
                  if (a)
                    zone 1
                  else
                    zone 2
                  disk('os') {
                    size 1.GiB
                  }
                }
                if (a) {
                  b 1
                }
                else {
                  b 2
                }
                x = a
                  .b
                  ? [
                  1
                ]
                  : (
                  2
                )
                """.formatted(number);
    }
}
