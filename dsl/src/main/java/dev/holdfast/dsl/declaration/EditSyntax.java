package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.groovy.write.QuantityText;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.tree.Spelling;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the parts of an edit are written on one line, in the spelling of the file that is to be edited. */
public final class EditSyntax {

    private static final String WHOLE_NUMBER = "-?[0-9]+";

    private final Spelling spelling;

    /** The syntax of a spelling. */
    public EditSyntax(Spelling spelling) {
        this.spelling = spelling;
    }

    /** {@code rpo: 4h}, or {@code rpo 4.hours}. */
    public String setting(String key, String value) {
        return key + spelling.choose(": ", " ") + value;
    }

    /** {@code rpo: 4h}, or {@code rpo 4.hours}. */
    public String setting(String key, Duration duration) {
        return setting(key, quantity(Durations.format(duration)));
    }

    /** {@code vault: { eastus: … }}, or {@code vault eastus: …}: an entry whose value is for people to fill in. */
    public String entry(String key, String name) {
        return spelling.choose(key + ": { " + name + ": … }", key + " " + name + ": '…'");
    }

    /** {@code objectives: { rpo: 4h }}, or {@code objectives { rpo 4.hours }}. */
    public String block(String key, List<String> settings) {
        return key + spelling.choose(": ", " ") + braces(settings);
    }

    /** An element of a list: {@code { to: far }}, or {@code copy { to 'far' }}. */
    public String item(String verb, List<String> settings) {
        return spelling.choose("", verb + " ") + braces(settings);
    }

    private String braces(List<String> settings) {
        return "{ " + String.join(spelling.choose(", ", "; "), settings) + " }";
    }

    /** A quantity in its usual form, such as {@code 12mo}. */
    public String quantity(String text) {
        return spelling == Spelling.YAML ? text : QuantityText.ofTime(text).orElse("'" + text + "'");
    }

    /** A name. */
    public String name(String name) {
        return spelling.choose(name, "'" + name + "'");
    }

    /** Text that YAML could take for something else. */
    public String text(String text) {
        return spelling.choose("\"" + text + "\"", "'" + text + "'");
    }

    /** The settings of attributes, whose values are numbers, quantities, words or text. */
    public List<String> settings(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(attribute -> setting(attribute.getKey(), literal(attribute.getValue())))
                .toList();
    }

    private String literal(String value) {
        boolean bare = value.matches(WHOLE_NUMBER)
                || value.equals("true")
                || value.equals("false")
                || (spelling == Spelling.GROOVY && Vocabulary.load().words().contains(value));
        return bare ? value : quantity(value);
    }
}
