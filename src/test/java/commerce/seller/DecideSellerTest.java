package commerce.seller;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.business.BusinessNumber;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** All in transactions that roll back. */
@MadangTest
class DecideSellerTest {
    @Autowired
    DecideSeller decide;
    @Autowired
    SellerApplications applications;
    @Autowired
    SellerRegister register;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void nobodyGetsAPlanThatIsNoMore() {
        rolledBack(() -> {
            SellerId seller = applied();
            applications.insert(application(seller, "GONE"));
            StaffCaller operator = new StaffCaller(ids.next(), "other", Set.of("COMMERCE"), null);

            assertThatThrownBy(() -> decide.decide(operator, seller, SellerHappening.APPROVE, "서류 확인"))
                    .isInstanceOfSatisfying(DomainException.class,
                            e -> assertThat(e.code()).isEqualTo(CommerceError.SELLER_FEE_PLAN_UNKNOWN));
        });
    }

    @Test
    void whatCannotBeWrittenIsNotTakenForAnApplicationBefore() {
        rolledBack(() -> {
            assertThat(applications.insert(application(applied(), "STANDARD"))).isTrue();
            assertThat(applications.insert(application(applied(), "STANDARD"))).isFalse();
            assertThatThrownBy(() -> applications.insert(application(applied(), "A".repeat(500))))
                    .isInstanceOf(DataIntegrityViolationException.class);
        });
    }

    private SellerId applied() {
        SellerId seller = new SellerId(ids.nextLong());
        register.add(new Seller(seller, "감귤 농장", SellerStatus.APPLIED));
        return seller;
    }

    private SellerApplication application(SellerId seller, String plan) {
        return new SellerApplication(seller, "감귤 농장", new BusinessNumber("1234567891"), "홍길동", "2026-서울-0001",
                "0212345678", "제주시 1", List.of("doc"), plan, ids.next(), Instant.parse("2026-11-27T03:00:00Z"), null);
    }

    private void rolledBack(Runnable some) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            some.run();
        });
    }
}
