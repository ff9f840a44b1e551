package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.payee.Payees;
import pay.transfer.CheckTransferSignature;
import pay.transfer.SendAlone;
import platform.database.RetriedOnConflict;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.idempotency.IdempotencyKey;

/** Pays what was asked for. The request's state and the transfer commit together, so it is paid once at most. */
@Component
class PayRequest {
    private final MoneyRequests requests;
    private final OpenRequests open;
    private final CheckTransferSignature signatures;
    private final Payees payees;
    private final SendAlone sendAlone;
    private final CloseRequest closeRequest;
    private final Clock clock;

    PayRequest(MoneyRequests requests, OpenRequests open, CheckTransferSignature signatures, Payees payees,
            SendAlone sendAlone, CloseRequest closeRequest, Clock clock) {
        this.requests = requests;
        this.open = open;
        this.signatures = signatures;
        this.payees = payees;
        this.sendAlone = sendAlone;
        this.closeRequest = closeRequest;
        this.clock = clock;
    }

    /**
     * Pays it.
     *
     * @param key kept by the caller
     * @param signature of the caller's device over {@link #message}; needed from an amount on
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}, {@code MONEY_REQUEST_CLOSED}, or as a transfer is refused
     */
    @RetriedOnConflict
    @Transactional
    public MoneyRequest pay(MemberCaller caller, IdempotencyKey key, MoneyRequestId id, @Nullable String signature) {
        MoneyRequest known = requests.find(id).filter(found -> found.asked().equals(caller.memberId()))
                .orElseThrow(() -> new DomainException(PayError.MONEY_REQUEST_NOT_FOUND));
        signatures.check(caller, known.amount(), message(key, known), signature);
        // Wallets before the request, as when one of the two leaves.
        payees.keep(new TreeSet<>(List.of(known.asker(), known.asked())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MoneyRequest request = open.lock(id, caller.memberId(), Side.ASKED_OF_ME, now);
        SendAlone.Sent sent = sendAlone.send(key, caller, request.asker(), request.amount(), request.memo(),
                signature != null);
        return closeRequest.close(request.paid(sent, now));
    }

    /** What the device signs, byte for byte: the request stands for the payee, of whom the payer has no id. */
    static String message(IdempotencyKey key, MoneyRequest request) {
        return String.join("\n", "madang.pay.money-request.v1", key.key(), Long.toString(request.id().value()),
                Long.toString(request.amount().amount()));
    }
}
