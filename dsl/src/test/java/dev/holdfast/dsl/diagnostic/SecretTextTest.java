package dev.holdfast.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import org.junit.jupiter.api.Test;

class SecretTextTest {

    @Test
    void keys_signatures_and_passwords_are_found() {
        String key = "abcdefghijklmnopqrstuvwxyz0123456789+/ABCDEFG==";
        assertThat(SecretText.find("https://a.blob.core.windows.net/x?sv=1&sig=" + key))
                .isPresent();
        assertThat(SecretText.find("AccountName=a;AccountKey=" + key + ";EndpointSuffix=x"))
                .isPresent();
        assertThat(SecretText.find("SharedAccessKey=" + key)).isPresent();
        assertThat(SecretText.find("-----BEGIN RSA PRIVATE KEY-----\nMIIE")).isPresent();
        assertThat(SecretText.find("postgres://user:hunter2@db/x")).isPresent();
    }

    @Test
    void ordinary_text_is_not_a_secret() {
        for (String text : new String[] {
            "terraform module vm-sql",
            "https://wiki.example.org:8443/run@book",
            "mail ops@example.org",
            "design=abcdefghijklmnopqrstuvwxyz0123456789",
            "sig=short",
            "git@example.org:team/repo",
            "vm.tags.env == 'prod'"
        }) {
            assertThat(SecretText.find(text)).as(text).isEmpty();
            assertThat(SecretText.mask(text)).isEqualTo(text);
        }
    }

    @Test
    void masking_keeps_the_length_and_leaves_nothing_to_find() {
        Seeds.forEach(500, random -> {
            StringBuilder text = new StringBuilder();
            String[] parts = {
                "://",
                "u:",
                "@",
                "/",
                "p",
                "*",
                "sig=",
                "AccountKey=",
                "abcdefghijklmnopqrstuvwxyz",
                " ",
                "-----BEGIN ",
                "PRIVATE KEY-----"
            };
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(Seeds.oneOf(random, parts));
            }
            String masked = SecretText.mask(text.toString());
            assertThat(masked).hasSameSizeAs(text);
            assertThat(SecretText.find(masked)).isEmpty();
        });
    }
}
