package dev.holdfast.cli.pipeline;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.Invocation.Result;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Lets scripts call the program without a process for each call, which would take a second: a script hands over its directory,
 * arguments and environment, and gets status and streams back.
 */
final class Doorway {

    private final ServerSocket server;

    private Doorway(ServerSocket server) {
        this.server = server;
    }

    /** Opens one for this computer alone, which stays open. */
    static Doorway open() {
        Doorway doorway;
        try {
            doorway = new Doorway(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(doorway::serve, "doorway");
        thread.setDaemon(true);
        thread.start();
        return doorway;
    }

    /** A script that passes for the program. */
    String script() {
        return """
                #!/usr/bin/env bash
                exec 3<> /dev/tcp/127.0.0.1/%d
                { printf '%%s\\0' "$PWD" "$#" "$@"; env -0; printf '\\0'; } >&3
                read -r status <&3
                read -r out <&3
                read -r err <&3
                base64 --decode <<< "$err" >&2
                base64 --decode <<< "$out"
                exit "$status"
                """.formatted(server.getLocalPort());
    }

    private void serve() {
        while (true) {
            try (Socket caller = server.accept()) {
                answer(caller);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void answer(Socket caller) throws IOException {
        InputStream asked = new BufferedInputStream(caller.getInputStream());
        Invocation invocation = new Invocation(Path.of(next(asked)));
        String[] arguments = new String[Integer.parseInt(next(asked))];
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = next(asked);
        }
        for (String variable = next(asked); !variable.isEmpty(); variable = next(asked)) {
            int sign = variable.indexOf('=');
            invocation.with(variable.substring(0, sign), variable.substring(sign + 1));
        }
        Result result = invocation.run(arguments);
        String answer = result.status() + "\n" + encoded(result.out()) + "\n" + encoded(result.err()) + "\n";
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next text, up to a zero byte. */
    private static String next(InputStream asked) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int read = asked.read(); read != 0; read = asked.read()) {
            if (read < 0) {
                throw new EOFException("the script ended while it spoke");
            }
            text.write(read);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
