package commerce.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The questions' rows; what is secret is encrypted in them. */
@Service
class Questions {
    private static final String TABLE = "commerce_question";
    private static final String SELECT = """
            select q.id, q.product_id, p.name, q.seller_id, q.member_id, q.secret, q.text, q.sealed_text, q.state, q.asked_at,
                q.answer, q.sealed_answer, q.answered_at
            from commerce_question q straight_join commerce_product p on p.id = q.product_id\s""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    Questions(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedQuestions() {
        return EncryptedTable.of(TABLE, "id", "sealed_text", "sealed_answer");
    }

    void add(Question question) {
        jdbc.sql(
                """
                        insert into commerce_question (id, product_id, seller_id, member_id, secret, text, sealed_text, state, waits,
                            asked_at)
                        values (:id, :product, :seller, :member, :secret, :text, :sealed, 'VISIBLE', true, :now)""")
                .param("id", question.id().value()).param("product", question.productId().value())
                .param("seller", question.sellerId().value()).param("member", question.memberId().value())
                .param("secret", question.secret()).param("text", question.secret() ? null : question.text())
                .param("sealed", question.secret() ? seal("sealed_text", question.id(), question.text()) : null)
                .param("now", UtcColumn.of(question.askedAt())).update();
    }

    Optional<Question> find(QuestionId id) {
        return jdbc.sql(SELECT + "where q.id = ?").param(id.value()).query(this::question).optional();
    }

    /** The same; nobody else changes it until this transaction has ended. */
    Optional<Question> lock(QuestionId id) {
        jdbc.sql("select id from commerce_question where id = ? for update").param(id.value()).query(Long.class)
                .optional();
        return find(id);
    }

    List<Question> find(Collection<Long> ids) {
        return jdbc.sql(SELECT + "where q.id in (:ids)").param("ids", ids).query(this::question).list();
    }

    void answer(Question question, String answer, Instant now) {
        jdbc.sql(
                """
                        update commerce_question set answer = :answer, sealed_answer = :sealed, answered_at = :now, waits = false
                        where id = :id""")
                .param("answer", question.secret() ? null : answer)
                .param("sealed", question.secret() ? seal("sealed_answer", question.id(), answer) : null)
                .param("now", UtcColumn.of(now)).param("id", question.id().value()).update();
    }

    void setHidden(QuestionId id, boolean hidden) {
        jdbc.sql(hidden
                ? "update commerce_question set state = 'HIDDEN', waits = false where id = ?"
                : "update commerce_question set state = 'VISIBLE', waits = answered_at is null where id = ?")
                .param(id.value()).update();
    }

    void delete(QuestionId id) {
        jdbc.sql("delete from commerce_question where id = ?").param(id.value()).update();
    }

    /** What only they and the seller could read. */
    void deleteSecretsOf(Tsid member) {
        jdbc.sql("delete from commerce_question where member_id = ? and secret").param(member.value()).update();
    }

    /** A product's, newest first. */
    List<Question> of(ProductId product, long before, int most) {
        return jdbc
                .sql(SELECT + "where q.product_id = ? and q.state = 'VISIBLE' and q.id < ? order by q.id desc limit ?")
                .params(product.value(), before, most).query(this::question).list();
    }

    /** A member's own, newest first. */
    List<Question> ofMember(Tsid member, long before, int most) {
        return jdbc
                .sql(SELECT + "where q.member_id = ? and q.state = 'VISIBLE' and q.id < ? order by q.id desc limit ?")
                .params(member.value(), before, most).query(this::question).list();
    }

    /** Those that a seller has yet to answer, who has waited longest first. */
    List<Question> waiting(SellerId seller, long after, int most) {
        return jdbc.sql(SELECT + """
                where q.seller_id = ? and q.state = 'VISIBLE' and q.waits = true and q.id > ? order by q.id limit ?""")
                .params(seller.value(), after, most).query(this::question).list();
    }

    /** Those that are answered, newest first. */
    List<Question> answered(SellerId seller, long before, int most) {
        return jdbc.sql(
                SELECT + """
                        where q.seller_id = ? and q.state = 'VISIBLE' and q.waits = false and q.id < ? order by q.id desc limit ?""")
                .params(seller.value(), before, most).query(this::question).list();
    }

    private String seal(String column, QuestionId id, String text) {
        return encryption.encrypt(text, new FieldAddress(TABLE, column, id.value()));
    }

    private @Nullable String open(ResultSet row, String plain, String sealed) throws SQLException {
        String text = row.getString(plain);
        String ciphertext = row.getString(sealed);
        return ciphertext == null
                ? text
                : encryption.decrypt(ciphertext, new FieldAddress(TABLE, sealed, row.getLong("id")));
    }

    private Question question(ResultSet row, int number) throws SQLException {
        return new Question(new QuestionId(row.getLong("id")), new ProductId(row.getLong("product_id")),
                row.getString("name"), new SellerId(row.getLong("seller_id")), new Tsid(row.getLong("member_id")),
                row.getBoolean("secret"), Objects.requireNonNull(open(row, "text", "sealed_text")),
                Question.State.valueOf(row.getString("state")), UtcColumn.get(row, "asked_at"),
                open(row, "answer", "sealed_answer"), UtcColumn.find(row, "answered_at"));
    }
}
