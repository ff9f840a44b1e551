package faults;

import java.util.LinkedHashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** One thing that a client wants to have done once, and what it was told of it: the client's own record, which no attack reaches. */
final class Errand {
    /** What is wanted. */
    enum Kind {
        TRANSFER("/id"),
        /** A seat in a team is one too, and is told by its order. */
        ORDER("/id", "/orderId"), PAYMENT("/paymentId"), CHECK_IN("/grant/id");

        /** Where an answer has the id of what was done, or else has it. */
        private final String id;
        private final String orElse;

        Kind(String id) {
            this(id, id);
        }

        Kind(String id, String orElse) {
            this.id = id;
            this.orElse = orElse;
        }

        /** What was done, by an answer; empty when it does not say. */
        String idIn(JsonNode body) {
            String told = body.at(id).asString("");
            return told.isEmpty() ? body.at(orElse).asString("") : told;
        }
    }

    final Kind kind;
    final String key;
    final long member;
    /** In won; 0 for a check-in. */
    final long amount;
    /** The recipient, the SKU, or the order that is paid for. */
    final long subject;
    private final Set<String> done = new LinkedHashSet<>();
    private String refusal = "";
    private boolean toldNothing;

    Errand(Kind kind, String key, long member, long amount, long subject) {
        this.kind = kind;
        this.key = key;
        this.member = member;
        this.amount = amount;
        this.subject = subject;
    }

    /** Notes what an answer says of it. */
    synchronized void hears(Caller.Reply reply) {
        String told = kind.idIn(reply.body());
        if (reply.isDone() && told.isEmpty()) {
            // It was said that something is done, and not what: nothing is known then, and it must not be said.
            toldNothing = true;
        } else if (reply.isDone()) {
            done.add(told);
        } else if (reply.isKnown()) {
            refusal = reply.code();
        }
    }

    synchronized boolean wasToldNothing() {
        return toldNothing;
    }

    synchronized void isRefused(String code) {
        refusal = code;
    }

    /** The ids of what was acknowledged: one if all is well. */
    synchronized Set<String> acknowledged() {
        return Set.copyOf(done);
    }

    synchronized boolean isAcknowledged() {
        return !done.isEmpty();
    }

    /** The code that it was refused with; empty when it was not. */
    synchronized String refusal() {
        return refusal;
    }

    synchronized boolean isOpen() {
        return done.isEmpty() && refusal.isEmpty();
    }

    @Override
    public synchronized String toString() {
        return kind + " " + key + " of " + member + ", " + amount + " won for " + subject
                + (done.isEmpty() ? "" : ", acknowledged as " + done)
                + (refusal.isEmpty() ? "" : ", refused: " + refusal);
    }
}
