package pay.wallet;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface Wallets extends Repository<Wallet, Long> {
    Wallet saveAndFlush(Wallet wallet);

    Optional<Wallet> findByMemberId(long memberId);
}
