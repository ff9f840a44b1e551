package platform.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.FieldEncryption;
import platform.id.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * The webhooks of one module: a bean of it has {@link WebhookLoop} send what is due. {@link AnnounceNews}, {@link OwnWebhooks} and
 * {@link ReadWebhooks} are made of it.
 */
public final class Webhooks<O> {
    final WebhookBook<O> book;
    final WebhookEndpoints<O> endpoints;
    final WebhookSecrets secrets;
    final WebhookEvents<O> events;
    final WebhookDeliveries deliveries;
    final Opening opening;

    private Webhooks(WebhookBook<O> book, Opening opening) {
        this.book = book;
        this.opening = opening;
        this.endpoints = new WebhookEndpoints<>(opening.client, opening.template, book);
        this.secrets = new WebhookSecrets(opening.client, book, opening.encryption, opening.ids);
        this.events = new WebhookEvents<>(opening.client, opening.template, book);
        this.deliveries = new WebhookDeliveries(opening.template, book, opening.ids);
    }

    Instant now() {
        return opening.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Opens them, with what all have in common. */
    @Component
    public static class Opening {
        final WebhookSettings settings;
        final WebhookLine line;
        final TransactionTemplate transaction;
        final Ids ids;
        final JsonMapper json;
        final Clock clock;
        private final JdbcClient client;
        private final JdbcTemplate template;
        private final FieldEncryption encryption;

        Opening(WebhookSettings settings, WebhookLine line, JdbcClient client, JdbcTemplate template,
                FieldEncryption encryption, TransactionTemplate transaction, Ids ids, JsonMapper json, Clock clock) {
            this.settings = settings;
            this.line = line;
            this.client = client;
            this.template = template;
            this.encryption = encryption;
            this.transaction = transaction;
            this.ids = ids;
            this.json = json;
            this.clock = clock;
        }

        /** Those that a book is about. */
        public <O> Webhooks<O> of(WebhookBook<O> book) {
            return new Webhooks<>(book, this);
        }
    }
}
