package commerce.catalogue;

import java.time.Clock;
import java.util.Optional;

import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Who sells, and whether they may: what the catalogue shows depends on it. */
@Service
public class SellerRegister {
    private final JdbcClient jdbc;
    private final Clock clock;

    SellerRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Seller seller) {
        jdbc.sql("insert into commerce_seller (id, name, status, created_at) values (?, ?, ?, ?)")
                .params(seller.id().value(), seller.name(), seller.status().name(), UtcColumn.of(clock.instant()))
                .update();
    }

    /** A seller; nobody else changes it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Seller> lock(SellerId id) {
        return jdbc.sql("select name, status from commerce_seller where id = ? for update").param(id.value()).query(
                (row, n) -> new Seller(id, row.getString("name"), SellerStatus.valueOf(row.getString("status"))))
                .optional();
    }

    /** What a seller is, and stays until the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SellerStatus share(SellerId id) {
        return SellerStatus.valueOf(jdbc.sql("select status from commerce_seller where id = ? lock in share mode")
                .param(id.value()).query(String.class).single());
    }

    /**
     * One who may offer something, and does not become another before the transaction's end.
     *
     * @throws DomainException {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOpen(SellerId id) {
        SellerStatus status = share(id);
        if (!status.isOpen()) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status);
        }
    }

    /**
     * One with whom there is a contract, which does not end before the transaction does.
     *
     * @throws DomainException {@link CommerceError#SELLER_IN_OTHER_STATE}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireNotTerminated(SellerId id) {
        SellerStatus status = share(id);
        if (status == SellerStatus.TERMINATED) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status.name());
        }
    }

    /** Changes one that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void become(SellerId id, SellerStatus status) {
        jdbc.sql("update commerce_seller set status = ? where id = ?").params(status.name(), id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void rename(SellerId id, String name) {
        jdbc.sql("update commerce_seller set name = ? where id = ?").params(name, id.value()).update();
    }
}
