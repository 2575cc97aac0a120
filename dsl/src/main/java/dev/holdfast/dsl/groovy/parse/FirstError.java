package dev.holdfast.dsl.groovy.parse;

import groovyjarjarantlr4.v4.runtime.BaseErrorListener;
import groovyjarjarantlr4.v4.runtime.RecognitionException;
import groovyjarjarantlr4.v4.runtime.Recognizer;
import groovyjarjarantlr4.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Where Groovy's parser gave up; the beginning of the text if it did not say. */
final class FirstError extends BaseErrorListener {

    private int line;
    private int column;

    @Override
    public <T extends Token> void syntaxError(
            Recognizer<T, ?> recognizer,
            T offending,
            int atLine,
            int charactersBefore,
            String message,
            @Nullable RecognitionException e) {
        if (line == 0) {
            line = atLine;
            column = charactersBefore + 1;
        }
    }

    /** From 1. */
    int line() {
        return Math.max(1, line);
    }

    /** From 1. */
    int column() {
        return Math.max(1, column);
    }
}
