package pay.seal;

import java.nio.file.Path;
import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import platform.chain.Checkpoints;
import platform.chain.KeyedHash;
import platform.crypto.Secrets;

/** What this instance has seen of the ledger's seals. */
@Component
class SealCheckpoints extends Checkpoints {
    SealCheckpoints(
            @Value("${madang.pay.seal.checkpoints:${madang.audit.checkpoints}-ledger}") Path file,
            Secrets secrets, Clock clock) {
        super("ledger", file, new KeyedHash(secrets.hmacKeys("pay.seal-checkpoint")), clock);
    }
}
