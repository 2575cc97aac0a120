package dev.holdfast.dsl.diagnostic;

/**
 * Takes the meaning from what build servers obey in the output of a program, so that text from a policy file of a stranger's
 * pull request cannot set variables, mask or fake results in the pipeline that shows it.
 *
 * <p>Obeyed are {@code ::name::} where a line starts (GitHub Actions, "workflow commands"), and {@code ##[}, {@code ##vso[} and
 * {@code ##teamcity[} anywhere (Azure Pipelines "logging commands", TeamCity "service messages", older GitHub runners). One
 * character is exchanged for one that looks alike; the length stays.
 */
public final class LogCommands {

    private static final char LIKE_COLON = '\uA789';
    private static final char LIKE_HASH = '\u266F';

    private LogCommands() {}

    /** The same text without such commands; the very same string if there are none. Text is one that lines may be broken in. */
    public static String disarm(String text) {
        if (!text.contains("::") && !text.contains("##")) {
            return text;
        }
        char[] characters = text.toCharArray();
        boolean changed = false;
        for (int i = 1; i < characters.length; i++) {
            if (characters[i] == ':' && characters[i - 1] == ':' && startsWord(characters, i - 1)) {
                characters[i] = LIKE_COLON;
                changed = true;
            } else if (characters[i] == '#' && characters[i - 1] == '#' && opens(characters, i + 1)) {
                characters[i] = LIKE_HASH;
                changed = true;
            }
        }
        return changed ? new String(characters) : text;
    }

    /** True where a line could start when the text is wrapped. */
    private static boolean startsWord(char[] characters, int at) {
        return at == 0 || Character.isWhitespace(characters[at - 1]);
    }

    /** True if a word, or none, and a bracket follow. */
    private static boolean opens(char[] characters, int from) {
        int at = from;
        while (at < characters.length && Character.isLetter(characters[at])) {
            at++;
        }
        return at < characters.length && characters[at] == '[';
    }
}
