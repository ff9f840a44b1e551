package platform.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.time.UtcColumn;

/** The signing keys in the database; the private halves are encrypted under the key ring, which is not in it. */
@Component
class SigningKeyStore {
    private static final String TABLE = "platform_signing_key";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    SigningKeyStore(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedSigningKeys() {
        return EncryptedTable.of(TABLE, "generation", "private_key");
    }

    /** All keys that tokens may be verified with, the newest first. */
    @Transactional(readOnly = true)
    public List<SigningKey> all() {
        return jdbc.sql("select generation, key_id, public_key, private_key, signs_from from platform_signing_key"
                + " order by generation desc").query(this::key).list();
    }

    /** The newest generation, 0 if there is none. */
    @Transactional(readOnly = true)
    public int newestGeneration() {
        return jdbc.sql("select coalesce(max(generation), 0) from platform_signing_key").query(Integer.class).single();
    }

    /** Adds a generation, unless another instance was faster: then that one's key stands and this one is forgotten. */
    @Transactional
    public void add(int generation, Instant signsFrom, Instant now) {
        KeyPair pair = newPair();
        String id = "k" + generation + "-" + Long.toString(now.getEpochSecond(), 36);
        String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        jdbc.sql("""
                insert into platform_signing_key (generation, key_id, public_key, private_key, signs_from, created_at)
                values (?, ?, ?, ?, ?, ?) on duplicate key update generation = generation""")
                .params(generation, id, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                        encryption.encrypt(secret, address(generation)), UtcColumn.of(signsFrom), UtcColumn.of(now))
                .update();
    }

    /** Forgets the generations up to and including one: what they signed is refused from now on. */
    @Transactional
    public int removeUpTo(int generation) {
        return jdbc.sql("delete from platform_signing_key where generation <= ?").param(generation).update();
    }

    private SigningKey key(ResultSet row, int number) throws SQLException {
        int generation = row.getInt("generation");
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            byte[] secret = Base64.getDecoder()
                    .decode(encryption.decrypt(row.getString("private_key"), address(generation)));
            return new SigningKey(generation, row.getString("key_id"),
                    row.getObject("signs_from", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    (ECPublicKey) factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(row.getString("public_key")))),
                    (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing key of generation " + generation + " is damaged", e);
        }
    }

    private static FieldAddress address(int generation) {
        return new FieldAddress(TABLE, "private_key", generation);
    }

    private static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every JDK", e);
        }
    }

}
