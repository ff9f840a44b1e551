package platform.security;

import java.time.Duration;
import java.util.Map;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of the access tokens (RFC 7517), for gateways and other systems that verify them. */
@RestController
class KeySetController {
    private final SigningKeys keys;

    KeySetController(SigningKeys keys) {
        this.keys = keys;
    }

    @Operation(summary = "Public keys of the access tokens", description = "JSON Web Key Set (RFC 7517). May be cached for five minutes; a key is in it ten minutes before it signs.")
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        JWKSet set = new JWKSet(keys.all().stream().<JWK>map(SigningKey::publicKey).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(set.toJSONObject(true));
    }
}
