package pay.transfer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import platform.hot.HotEndpoint;
import platform.security.MemberCaller;
import platform.web.idempotency.IdempotencyKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Transfers that need no device's signature take the short way: the filters cost as much as the transfer itself. */
final class HotTransfer {
    private final TransferController transfers;
    private final ObjectReader requests;
    private final Validator validator;

    private HotTransfer(TransferController transfers, JsonMapper json, Validator validator) {
        this.transfers = transfers;
        this.requests = json.readerFor(TransferController.TransferRequest.class);
        this.validator = validator;
    }

    private @Nullable ResponseEntity<?> answer(MemberCaller caller, byte[] body, HttpServletRequest http) {
        TransferController.TransferRequest request = read(body);
        return request == null || http.getHeader(TransferController.SIGNATURE) != null
                || !validator.validate(request).isEmpty()
                        ? null
                        : transfers.send(caller,
                                IdempotencyKey.of(http, caller.memberId().toString(), TransferController.PATH), null,
                                request);
    }

    private TransferController.@Nullable TransferRequest read(byte[] body) {
        try {
            return requests.readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        HotEndpoint hotTransfer(TransferController transfers, JsonMapper json, Validator validator) {
            return new HotEndpoint(TransferController.PATH, new HotTransfer(transfers, json, validator)::answer);
        }
    }
}
