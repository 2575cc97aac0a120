package dev.holdfast.dsl.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of texts by id: a heading {@code ## HF1031 rpo-violated} for each, below it one paragraph of any number of lines.
 * What stands before the first heading of that kind is for those who edit the file.
 *
 * @param name of the file, for messages
 * @param family the enum whose constants have the texts, for messages
 * @param names name by id of every constant, in their order
 */
record MeaningFile(String name, String family, Map<String, String> names) {

    private static final Pattern HEADING = Pattern.compile("## (HF\\d{4}) ([a-z0-9-]+)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern MARKDOWN = Pattern.compile("[<*_\\[\\\\]");

    /** A heading and the lines up to the next one. */
    private record Section(String heading, int line, List<String> body) {}

    MeaningFile {
        names = new LinkedHashMap<>(names);
    }

    /**
     * The texts by id, in the order of the ids.
     *
     * @param lines of the file
     * @throws IllegalStateException if a text is missing, belongs to no constant or cannot be shown; the message has a line
     *     for each mistake and says what to do
     */
    Map<String, String> texts(List<String> lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        String last = "";
        for (Section section : sections(lines)) {
            String place = name + ":" + section.line() + ": ";
            Matcher heading = HEADING.matcher(section.heading());
            if (!heading.matches()) {
                mistakes.add(
                        place + "'" + section.heading() + "' is no heading of a text. Write '## ', the id and the name,"
                                + " such as '## HF1031 rpo-violated'; a line of a text must not begin with '#'.");
                continue;
            }
            String id = heading.group(1);
            String text = String.join(" ", section.body()).strip();
            wrongPlace(id, heading.group(2), last, texts).forEach(mistake -> mistakes.add(place + mistake));
            wrongText(id, section.body(), text).forEach(mistake -> mistakes.add(place + mistake));
            texts.putIfAbsent(id, text);
            last = id;
        }
        names.forEach((id, word) -> {
            if (!texts.containsKey(id)) {
                mistakes.add(name + ": " + id + " has no text, so 'explain' could not say what it means. Add '## " + id
                        + " " + word + "' and below it what it means, why it matters and what to do.");
            }
        });
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(String.join("\n", mistakes));
        }
        return texts;
    }

    private static List<Section> sections(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("##") || (line.startsWith("#") && !sections.isEmpty())) {
                sections.add(new Section(line, i + 1, new ArrayList<>()));
            } else if (!sections.isEmpty()) {
                sections.get(sections.size() - 1).body().add(line);
            }
        }
        for (Section section : sections) {
            trim(section.body());
        }
        return sections;
    }

    private static void trim(List<String> body) {
        while (!body.isEmpty() && body.get(0).isEmpty()) {
            body.remove(0);
        }
        while (!body.isEmpty() && body.get(body.size() - 1).isEmpty()) {
            body.remove(body.size() - 1);
        }
    }

    private List<String> wrongPlace(String id, String word, String last, Map<String, String> texts) {
        List<String> mistakes = new ArrayList<>();
        String name = names.get(id);
        if (name == null) {
            mistakes.add(id + " is the id of no constant of " + family
                    + ", so nobody would ever read its text. Correct the id, add the constant, or remove the text.");
        } else if (!name.equals(word)) {
            mistakes.add(id + " is called '" + name + "', not '" + word + "'. Write '## " + id + " " + name + "'.");
        }
        if (texts.containsKey(id)) {
            mistakes.add(id + " has a text already, further up. Keep one of the two.");
        } else if (id.compareTo(last) < 0) {
            mistakes.add(
                    id + " stands after " + last + ", where nobody looks for it. Keep the texts in the order of ids.");
        }
        return mistakes;
    }

    private static List<String> wrongText(String id, List<String> body, String text) {
        List<String> mistakes = new ArrayList<>();
        if (text.isEmpty()) {
            return List.of(
                    id + " has an empty text. Write below the heading what it means, why it matters and what to do.");
        }
        if (body.contains("")) {
            mistakes.add(id + " has more than one paragraph, and a table shows one. Remove the empty line.");
        }
        if (!text.endsWith(".")) {
            mistakes.add(id + " does not end with a full stop but with '" + text.substring(text.lastIndexOf(' ') + 1)
                    + "'. Finish the sentence.");
        }
        String prose = CODE.matcher(text).replaceAll("");
        Matcher sign = MARKDOWN.matcher(prose);
        if (prose.contains("`")) {
            mistakes.add(id + " has a backtick without its second one. Close the code, or remove the backtick.");
        } else if (sign.find()) {
            mistakes.add(
                    id + " has '" + sign.group() + "' outside of code, which Markdown would take for formatting and a"
                            + " terminal would show. Put it into backticks, or say it in words.");
        }
        if (!DiagnosticText.visible(text).equals(text)) {
            mistakes.add(
                    id + " has a tab, an invisible character or the beginning of a command for build servers. Take it"
                            + " out.");
        }
        return mistakes;
    }
}
