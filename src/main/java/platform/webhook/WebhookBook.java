package platform.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import platform.audit.AuditActor;

/**
 * What a module says of its webhooks: which tables they are in, and what it knows of those whose they are. Each module has the
 * same tables, {@code <module>_webhook_endpoint}, {@code _secret}, {@code _event}, {@code _delivery} and {@code _attempt}, and
 * columns of its own for the owner.
 *
 * @param <O> whose an endpoint is
 */
public abstract class WebhookBook<O> {
    private final String module;
    private final List<String> ownerColumns;

    /**
     * Of a module.
     *
     * @param ownerColumns of endpoints and events; the first is a number: all endpoints with the same one share places
     */
    protected WebhookBook(String module, List<String> ownerColumns) {
        this.module = module;
        this.ownerColumns = List.copyOf(ownerColumns);
    }

    /** The values of the owner's columns. */
    protected abstract List<Object> values(O owner);

    /** The owner, from these columns. */
    protected abstract O owner(ResultSet row) throws SQLException;

    /** Lets one at a time in of those who register an endpoint for an owner. */
    protected abstract void lock(O owner);

    /** Whether the owner's endpoints may be plain HTTP, and lie on this machine or in a private network. */
    protected abstract boolean maybePrivate(O owner);

    /** Whether an endpoint is told what its owner chose, by a column {@code topics}; else it is told everything. */
    protected abstract boolean choosesTopics();

    /** What else the envelope of a message says. */
    protected abstract Map<String, Object> marks(O owner);

    /** Puts on record what was done with an endpoint: who may do that can send news elsewhere. */
    protected abstract void record(AuditActor by, O owner, String what, WebhookEndpointId endpoint,
            Map<String, String> details);

    /** Tells whom it concerns that an endpoint was given up; in the transaction in which it was. */
    protected abstract void givenUp(WebhookEndpoint<O> endpoint);

    /** A statement in which each {@code #} stands for what the names of the tables begin with. */
    String sql(String text) {
        return text.replace("#", module + "_webhook_");
    }

    String idColumn() {
        return ownerColumns.getFirst();
    }

    /** The owner's columns, each after a comma. */
    String columns() {
        return ", " + String.join(", ", ownerColumns);
    }

    /** The same as a condition. */
    String isOwner() {
        return String.join(" = ? and ", ownerColumns) + " = ?";
    }
}
