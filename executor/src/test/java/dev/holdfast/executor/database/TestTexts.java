package dev.holdfast.executor.database;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts as a database may get them: of any language, with what SQL, JSON and lists mean something by. */
public final class TestTexts {

    private static final List<String> PARTS = List.of(
            "a",
            "B",
            "7",
            " ",
            "-",
            "_",
            "%",
            "'",
            "\"",
            "\\",
            "/",
            ";",
            "?",
            "$1",
            "{}",
            "[",
            "null",
            "\n",
            "\t",
            "é",
            "ß",
            "中",
            "\uD83D\uDD12",
            "\u2192",
            "\u0001",
            "\u007f");

    private TestTexts() {}

    /** Some text; empty now and then. */
    public static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    /** Some text that is not empty. */
    public static String name(RandomGenerator random) {
        return "n" + random.nextInt(1_000) + text(random);
    }
}
