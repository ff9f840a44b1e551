package bench.jpa;

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
class JpaTransferController {
    static final String PATH = "/v1/pay/jpa-transfers";

    private final Idempotency idempotency;
    private final JpaSendMoney sendMoney;

    JpaTransferController(Idempotency idempotency, JpaSendMoney sendMoney) {
        this.idempotency = idempotency;
        this.sendMoney = sendMoney;
    }

    record TransferRequest(@NotNull @Pattern(regexp = "[0-9]{1,19}") String to,
            @NotNull @Positive @Max(1_000_000_000) Won amount, @Size(min = 1, max = 50) @Nullable String memo) {}

    record TransferView(Tsid id, String direction, String status, Won amount, @Nullable String memo,
            String counterparty, Instant sentAt, Instant endedAt) {}

    @PostMapping(PATH)
    ResponseEntity<TransferView> send(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody TransferRequest request) {
        return idempotency.once(key, request, () -> {
            TransferView sent = sendMoney.send(caller.memberId(), new Tsid(Long.parseLong(request.to())),
                    request.amount(), request.memo());
            return ResponseEntity.created(URI.create(PATH + "/" + sent.id())).body(sent);
        });
    }
}
