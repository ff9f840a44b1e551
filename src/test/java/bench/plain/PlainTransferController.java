package bench.plain;

import java.net.URI;
import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

@RestController
class PlainTransferController {
    static final String JPA = "/v1/pay/jpa-transfers";
    static final String JDBC = "/v1/pay/jdbc-transfers";

    private final Idempotency idempotency;
    private final JpaSendMoney byJpa;
    private final JdbcSendMoney byJdbc;

    PlainTransferController(Idempotency idempotency, JpaSendMoney byJpa, JdbcSendMoney byJdbc) {
        this.idempotency = idempotency;
        this.byJpa = byJpa;
        this.byJdbc = byJdbc;
    }

    record TransferRequest(@NotNull @Pattern(regexp = "[0-9]{1,19}") String to,
            @NotNull @Positive @Max(1_000_000_000) Won amount, @Size(min = 1, max = 50) @Nullable String memo) {}

    record TransferView(Tsid id, String direction, String status, Won amount, @Nullable String memo,
            String counterparty, Instant sentAt, Instant endedAt) {}

    @PostMapping(JPA)
    ResponseEntity<TransferView> sendByJpa(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody TransferRequest request) {
        return idempotency.once(key, request, () -> {
            TransferView sent = byJpa.send(caller.memberId(), new Tsid(Long.parseLong(request.to())),
                    request.amount(), request.memo());
            return ResponseEntity.created(URI.create(JPA + "/" + sent.id())).body(sent);
        });
    }

    /** The key's row is in the same transaction, and of the baseline's own. */
    @PostMapping(JDBC)
    ResponseEntity<TransferView> sendByJdbc(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody TransferRequest request) {
        TransferView sent = byJdbc.send(key.key(), caller.memberId().value(), Long.parseLong(request.to()),
                request.amount().amount(), request.memo());
        return ResponseEntity.created(URI.create(JDBC + "/" + sent.id())).body(sent);
    }
}
