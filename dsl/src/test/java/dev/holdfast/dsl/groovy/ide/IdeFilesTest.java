package dev.holdfast.dsl.groovy.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files for editors and the reference page say what the vocabulary says. {@code -Dgolden=accept} rewrites them, and still
 * fails where they differed.
 */
class IdeFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root"));
    private static final Path IDE = ROOT.resolve("dsl/src/ide/dev/holdfast/ide");
    private static final String BEGIN = "<!-- the rest is generated from the schema: ./dev golden -->\n\n";

    private static final IdeFiles FILES = new IdeFiles(Vocabulary.load());

    private static void same(Path file, String expected) throws IOException {
        String found = Files.exists(file) ? Files.readString(file) : "";
        if (!found.equals(expected) && System.getProperty("golden", "").equals("accept")) {
            Files.writeString(file, expected);
        }
        assertThat(found).as("%s; ./dev golden rewrites it", file).isEqualTo(expected);
    }

    @Test
    void the_stubs_are_those_of_the_vocabulary() throws IOException {
        same(IDE.resolve("HoldfastVerbs.java"), FILES.stubs());
    }

    @Test
    void the_descriptor_is_that_of_the_vocabulary() throws IOException {
        same(IDE.resolve("holdfast.gdsl"), FILES.descriptor());
    }

    @Test
    void the_reference_page_lists_every_block_and_verb() throws IOException {
        Path page = ROOT.resolve("docs/groovy.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        assertThat(begin).isPositive();
        same(page, text.substring(0, begin) + BEGIN + FILES.reference());
    }

    @Test
    void the_stubs_compile(@TempDir Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", output.toString(), "-proc:none");
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjects(IDE.resolve("HoldfastVerbs.java")))
                    .call();
            assertThat(compiled).isTrue();
        }
        assertThat(output.resolve("dev/holdfast/ide/HoldfastVerbs$PolicyBlock.class"))
                .exists();
    }

    @Test
    void the_descriptor_is_groovy() throws IOException {
        String text = Files.readString(IDE.resolve("holdfast.gdsl"));
        SourceUnit unit = SourceUnit.create("holdfast.gdsl", text, new CompilerConfiguration().getTolerance());
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        assertThat(unit.getErrorCollector().hasErrors()).isFalse();
    }
}
