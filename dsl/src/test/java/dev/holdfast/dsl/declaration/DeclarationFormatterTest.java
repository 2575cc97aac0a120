package dev.holdfast.dsl.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.generator.DeclarationTrees;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.groovy.evaluation.GroovyEvaluator;
import dev.holdfast.dsl.groovy.evaluation.Includes;
import dev.holdfast.dsl.groovy.layout.GroovyComments;
import dev.holdfast.dsl.groovy.parse.PolicyParser;
import dev.holdfast.dsl.groovy.parse.ScriptGenerator;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.groovy.write.GroovyWriter;
import dev.holdfast.dsl.layout.SourceComment;
import dev.holdfast.dsl.text.GatedText;
import dev.holdfast.dsl.text.TextGate;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.tree.TreeEquality;
import dev.holdfast.dsl.yaml.YamlReader;
import dev.holdfast.dsl.yaml.layout.YamlComments;
import dev.holdfast.dsl.yaml.write.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formatter hands out nothing that says something else, so what is left to see is that it hands out, and what. */
class DeclarationFormatterTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 25;
    private static final int LARGEST = 40;

    private static GatedText gated(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<GatedText> gated = TextGate.open("a", text.getBytes(StandardCharsets.UTF_8), diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return gated.orElseThrow();
    }

    private static String format(String text, Spelling spelling) {
        Diagnostics problems = new Diagnostics();
        Optional<String> after = DeclarationFormatter.laidOut(gated(text), spelling, problems);
        assertThat(problems.sorted().stream().map(Diagnostic::detail).toList())
                .as(text)
                .isEmpty();
        return after.orElseThrow();
    }

    private static String stable(String text, Spelling spelling) {
        String once = format(text, spelling);
        assertThat(format(once, spelling)).as(text).isEqualTo(once);
        return once;
    }

    private static String yaml(String text) {
        return stable(text, Spelling.YAML);
    }

    private static String groovy(String text) {
        return stable(text, Spelling.GROOVY);
    }

    /** The same text with other white space: more empty lines, spaces at ends, wider gaps. */
    private static String uglier(String text, RandomGenerator random, boolean groovy) {
        return text.lines()
                .map(line -> {
                    String start = groovy ? " ".repeat(random.nextInt(7)) + line.stripLeading() : line;
                    String gap = start.contains("where")
                                    || start.contains("require")
                                    || start.contains("#")
                                    || start.contains("\"")
                                    || start.contains("'")
                                    || start.contains("//")
                            ? start
                            : start.replace(", ", ",   ").replace("{ ", Seeds.oneOf(random, "{", "{   "));
                    return gap + " ".repeat(random.nextInt(3)) + "\n".repeat(1 + random.nextInt(3));
                })
                .collect(Collectors.joining());
    }

    @Test
    void every_sample_can_be_laid_out_and_stays_as_it_is_then() throws IOException {
        Path samples = Path.of(System.getProperty("holdfast.root")).resolve("samples");
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file : files.filter(each -> each.toString().matches(".*holdfast\\.(yaml|groovy)"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                assertThat(stable(text, Spelling.ofFile(file)))
                        .as(file.toString())
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void random_declarations_with_random_white_space_get_one_layout() {
        Seeds.forEach(SEEDS, random -> {
            Node.Mapping tree = DeclarationTrees.declaration(random, 3);
            String yaml = new YamlWriter(Comments.NONE, Set.of()).write(tree);
            assertThat(yaml(uglier(yaml, random, false)).replace("\n\n", "\n")).isEqualTo(yaml.replace("\n\n", "\n"));
            String groovy = new GroovyWriter(Vocabulary.load(), new Diagnostics())
                    .write(DeclarationTrees.declaration(random, 1), Comments.NONE);
            assertThat(groovy(uglier(groovy, random, true)).replace("\n\n", "\n"))
                    .isEqualTo(groovy.replace("\n\n", "\n"));
        });
    }

    @Test
    void random_trees_of_any_size_with_comments_say_the_same_in_one_layout() {
        Set<Integer> sizes = new HashSet<>();
        Seeds.forEach(SEEDS, random -> {
            int size = 1 + random.nextInt(LARGEST);
            sizes.add(size);
            Node.Mapping tree = DeclarationTrees.declaration(random, size);
            saysTheSame(
                    withComments(new YamlWriter(Comments.NONE, Set.of()).write(tree), "#", random),
                    Spelling.YAML,
                    random);
            Diagnostics problems = new Diagnostics();
            String groovy = new GroovyWriter(Vocabulary.load(), problems).write(tree, Comments.NONE);
            if (!problems.hasErrors()) { // else the tree holds a text that Groovy cannot say
                saysTheSame(withComments(groovy, "//", random), Spelling.GROOVY, random);
            }
        });
        assertThat(sizes).hasSizeGreaterThan(Long.getLong("holdfast.seed") == null ? 5 : 0);
    }

    private static void saysTheSame(String text, Spelling spelling, RandomGenerator random) {
        String ugly = uglier(text, random, spelling == Spelling.GROOVY);
        String once = stable(ugly, spelling);
        assertThat(comments(once, spelling)).as(once).isEqualTo(comments(text, spelling));
        assertThat(TreeEquality.same(tree(once, spelling), tree(ugly, spelling)))
                .as(once)
                .isTrue();
    }

    private static String withComments(String text, String sign, RandomGenerator random) {
        int[] number = new int[1];
        return text.lines()
                .map(line -> random.nextInt(6) == 0
                        ? " ".repeat(line.length() - line.stripLeading().length()) + sign + " above " + number[0]++
                                + "\n" + line
                        : random.nextInt(6) == 0 ? line + "  " + sign + " beside " + number[0]++ : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> comments(String text, Spelling spelling) {
        Stream<SourceComment> comments = spelling == Spelling.YAML
                ? YamlComments.of(text).stream()
                : GroovyComments.of(text, Vocabulary.load()).stream().map(GroovyComments.Placed::comment);
        return comments.flatMap(each -> each.lines().stream()).toList();
    }

    private static Node tree(String text, Spelling spelling) {
        Diagnostics problems = new Diagnostics();
        Node root = spelling == Spelling.YAML
                ? new YamlReader(problems).read(gated(text)).root().orElseThrow()
                : new GroovyEvaluator(Vocabulary.load(), Includes.NONE)
                        .evaluate(PolicyParser.parse(gated(text), problems).orElseThrow(), problems)
                        .root()
                        .orElseThrow();
        assertThat(problems.sorted()).as(text).isEmpty();
        return root;
    }

    @Test
    void random_programs_can_be_laid_out() {
        Seeds.forEach(SEEDS * 4, random -> {
            String text = new ScriptGenerator(random).file();
            if (PolicyParser.parse(gated(text), new Diagnostics()).isPresent()) {
                groovy(text);
            }
        });
    }

    @Test
    void yaml_is_indented_by_two() {
        assertThat(yaml("""
                # head


                a:    # beside
                    b:  {x: 1,y : [1,2 ,  3]}
                    # above c
                    c:
                    -   d: 1
                        e: 2
                    # above the dash
                    -   - f
                        - g
                        # end of f and g
                    # end of the list
                h: &anchor   "x"   # c



                i: *anchor
                # the end
                """)).isEqualTo("""
                # head

                a:    # beside
                  b: { x: 1, y: [1, 2, 3] }
                  # above c
                  c:
                    - d: 1
                      e: 2
                    # above the dash
                    - - f
                      - g
                      # end of f and g
                    # end of the list
                h: &anchor "x"     # c

                i: *anchor
                # the end
                """);
    }

    @Test
    void text_of_several_lines_keeps_its_content() {
        for (String text : List.of(
                "a:\n      b: |\n         x\n\n           y  \n         z\n      c: 1\n",
                "a:\n    b: |2-\n        x\n      y\n    c: >+\n       k\n\n\nd: 1\n",
                "a:\n    b: >  # comment\n     x\n     y\n     # text\n    # comment\n    c: 1\n",
                "a:\n    b: plain\n       text\n\n       goes on\n    c: \"quoted\n text \\\n  goes on\"\n",
                "? a\n: b\nc: [e,\n f]\n",
                "%YAML 1.2\n---   \na:    1\n...\n",
                "a: [\n1,\n  {b: 2,\n c: 3}\n]\nd: {\n}\ne: {f: , g}\n",
                "<<:   &x {a: 1}\nb:\n   <<:   *x\n   *y : z\n".replace("   *y : z\n", ""),
                "a: !!str    1\nb: ''\nc:\n\nd:   ~\n",
                "",
                "# only a comment",
                "a: |+\n x\n\n")) {
            Diagnostics problems = new Diagnostics();
            new YamlReader(problems).read(gated(text));
            assertThat(problems.sorted().stream().map(Diagnostic::detail).toList())
                    .as(text)
                    .isEmpty();
            yaml(text);
        }
    }

    @Test
    void columns_of_neighbours_stay() {
        String table = "disks:\n  os:      { size: 1 }  # c\n  scratch: { lun: 3 }\n  a: 1          # d\n";
        assertThat(yaml(table)).isEqualTo(table);
        assertThat(yaml("a:   1\nbb:   2\n")).isEqualTo("a: 1\nbb: 2\n");
    }

    @Test
    void groovy_is_indented_by_blocks() {
        assertThat(groovy("""
                // head


                def sizes=[web:64.GiB,app : 128.GiB];
                ['web','app'].each{tier->
                (1 .. 3).each { i->


                   vm( "$tier-0$i" ){os linux;tags env:'prod',tier:tier   // beside
                /* of the disk
                 * and more */
                disk('os'){size sizes[tier];used 20.GiB+-1*2.GiB;}
                // the end


                }
                }
                }
                """)).isEqualTo("""
                // head

                def sizes = [web: 64.GiB, app: 128.GiB];
                ['web', 'app'].each { tier ->
                  (1..3).each { i ->
                    vm("$tier-0$i") { os linux; tags env: 'prod', tier: tier  // beside
                      /* of the disk
                       * and more */
                      disk('os') { size sizes[tier]; used 20.GiB + -1 * 2.GiB }
                      // the end
                    }
                  }
                }
                """);
    }

    @Test
    void groovy_is_indented_by_functions_cases_and_continued_lines() {
        assertThat(groovy("""
                def big(a,b){
                if(a>1&&!b){return a?1:2}
                else{ return -1 }
                }
                switch(x){
                case 1:
                case 'b':
                name 'x'
                break
                // otherwise
                default:
                name  "y${ [1,2].size() }"
                }
                tags env: 'prod',
                tier: 'db'
                def y = 1 +
                2
                rule('r') { where {vm.tags.env=='prod'   &&  vm.zone==1}; forEach vm }
                """)).isEqualTo("""
                def big(a, b) {
                  if (a > 1 && !b) { return a ? 1 : 2 }
                  else { return -1 }
                }
                switch (x) {
                  case 1:
                  case 'b':
                    name 'x'
                    break
                  // otherwise
                  default:
                    name "y${ [1,2].size() }"
                }
                tags env: 'prod',
                    tier: 'db'
                def y = 1 +
                    2
                rule('r') { where { vm.tags.env=='prod'   &&  vm.zone==1 }; forEach vm }
                """);
    }

    @Test
    void line_ends_of_windows_stay() {
        assertThat(format("a:   1\r\nbb:   2\r\n", Spelling.YAML)).isEqualTo("a: 1\r\nbb: 2\r\n");
        assertThat(format("a   1\r\nb   2", Spelling.GROOVY)).isEqualTo("a 1\r\nb 2\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "YAML|a: [1",
                "YAML|a: 1\\na: 2\\n",
                "YAML|a: *b\\n",
                "YAML|\\ta: 1\\n",
                "YAML|a: 1\\n---\\nb: 2\\n",
                "GROOVY|a {",
                "GROOVY|class A {}",
                "GROOVY|daily 7 weekly 4",
                "GROOVY|'x",
                "GROOVY|rpo: 4.hours",
            })
    void what_has_errors_is_not_laid_out(Spelling spelling, String text) {
        Diagnostics problems = new Diagnostics();
        assertThat(DeclarationFormatter.laidOut(gated(text.translateEscapes()), spelling, problems))
                .isEmpty();
        assertThat(problems.hasErrors()).isTrue();
    }
}
