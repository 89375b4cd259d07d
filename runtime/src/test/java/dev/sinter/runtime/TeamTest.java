package dev.sinter.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A timeout here means that threads wait for each other for ever. */
@Timeout(60)
class TeamTest {
    /** A program that is given by a test; it is split or not. */
    private record Program(boolean split, Consumer<Share> body) implements Kernels {
        @Override
        public void run(
                int program,
                Tensors weights,
                Tensors optimizer,
                Tensors metrics,
                Memory memory,
                int batch,
                long seed,
                long step,
                Share share) {
            body.accept(share);
        }

        @Override
        public boolean isSplit(int program) {
            return split;
        }

        @Override
        public String working(int program) {
            return "";
        }

        @Override
        public int lanes() {
            return 1;
        }
    }

    private static void run(Team team, Consumer<Share> body) {
        run(team, new Program(true, body));
    }

    private static void run(Team team, Program program) {
        team.run(program, 0, Tensors.NONE, Tensors.NONE, Tensors.NONE, null, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyThreadRunsItsShareOnce(int threads) {
        try (Team team = Team.of(threads)) {
            List<Integer> ranks = Collections.synchronizedList(new ArrayList<>());
            run(team, share -> {
                assertEquals(threads, share.size());
                ranks.add(share.rank());
            });
            Collections.sort(ranks);
            assertEquals(IntStream.range(0, threads).boxed().toList(), ranks);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void whatWasWrittenBeforeABarrierIsReadAfterIt(int threads) {
        int rounds = 200;
        try (Team team = Team.of(threads)) {
            for (int run = 0; run < 20; run++) {
                int[] written = new int[threads];
                int[] wrong = new int[threads];
                run(team, share -> {
                    for (int round = 1; round <= rounds; round++) {
                        written[share.rank()] = round;
                        share.await();
                        for (int each : written) {
                            wrong[share.rank()] += each == round ? 0 : 1;
                        }
                        share.await();
                    }
                });
                assertEquals(0, Arrays.stream(wrong).sum(), "old numbers read after a barrier");
            }
        }
    }

    @Test
    void aProgramThatIsNotSplitRunsOnTheThreadOfItsCaller() {
        try (Team team = Team.of(3)) {
            List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
            run(team, new Program(false, share -> {
                assertSame(Share.WHOLE, share);
                threads.add(Thread.currentThread());
            }));
            assertEquals(List.of(Thread.currentThread()), threads);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anExceptionOfOneThreadEndsTheRunOfAllAndReachesTheCaller(int failing) {
        try (Team team = Team.of(3)) {
            OutOfRangeException thrown = new OutOfRangeException("label", 0, 12, 10, "");
            for (int run = 0; run < 50; run++) {
                boolean[] wentOn = new boolean[3];
                RuntimeException caught = assertThrows(
                        RuntimeException.class,
                        () -> run(team, share -> {
                            share.await();
                            if (share.rank() == failing) {
                                throw thrown;
                            }
                            share.await();
                            wentOn[share.rank()] = true;
                        }));
                assertSame(thrown, caught);
                assertFalse(wentOn[0] || wentOn[1] || wentOn[2], "a thread went on past the barrier");
                int[] done = new int[3];
                run(team, share -> {
                    share.await();
                    done[share.rank()] = 1;
                });
                assertEquals(3, Arrays.stream(done).sum(), "the team works after an exception");
            }
        }
    }

    @Test
    void anExceptionOfAllThreadsIsThatOfTheFirst() {
        try (Team team = Team.of(3)) {
            Exception caught = assertThrows(
                    IllegalStateException.class,
                    () -> run(team, share -> {
                        throw new IllegalStateException("thread " + share.rank());
                    }));
            assertEquals("thread 0", caught.getMessage());
        }
    }

    @Test
    void anErrorReachesTheCallerToo() {
        try (Team team = Team.of(2)) {
            assertThrows(
                    StackOverflowError.class,
                    () -> run(team, share -> {
                        if (share.rank() == 1) {
                            throw new StackOverflowError();
                        }
                        share.await();
                    }));
        }
    }

    @Test
    void threadsThatSleepWakeForTheNextRun() {
        try (Team team = Team.of(2)) {
            Thread[] other = new Thread[1];
            run(team, share -> {
                if (share.rank() == 1) {
                    other[0] = Thread.currentThread();
                }
            });
            assertTrue(other[0].isDaemon());
            for (int run = 0; run < 5; run++) {
                while (other[0].getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                int[] done = new int[2];
                run(team, share -> done[share.rank()]++);
                assertEquals(2, done[0] + done[1]);
            }
        }
    }

    @Test
    void aThreadThatSleepsAtABarrierWakes() {
        try (Team team = Team.of(2)) {
            Thread caller = Thread.currentThread();
            int[] done = new int[2];
            run(team, share -> {
                if (share.rank() == 1) {
                    while (caller.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                }
                share.await();
                done[share.rank()]++;
            });
            assertEquals(2, done[0] + done[1]);
        }
    }

    @Test
    void anInterruptOfTheCallerIsKept() {
        try (Team team = Team.of(2)) {
            Thread.currentThread().interrupt();
            int[] done = new int[2];
            run(team, share -> done[share.rank()]++);
            assertEquals(2, done[0] + done[1]);
            assertTrue(Thread.interrupted(), "the interrupt was lost");
        }
    }

    @Test
    void callersTakeTurns() throws InterruptedException {
        try (Team team = Team.of(2)) {
            int[] done = new int[2];
            Runnable many = () -> {
                for (int i = 0; i < 500; i++) {
                    run(team, share -> done[share.rank()]++);
                }
            };
            Thread second = new Thread(many);
            second.start();
            many.run();
            second.join();
            assertEquals(1000, done[0]);
            assertEquals(1000, done[1]);
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Team team = Team.of(2);
        Thread[] other = new Thread[1];
        run(team, share -> {
            if (share.rank() == 1) {
                other[0] = Thread.currentThread();
            }
        });
        team.close();
        team.close();
        other[0].join();
        Exception error = assertThrows(IllegalStateException.class, () -> run(team, share -> {}));
        assertEquals("this team of 2 threads is closed; make another, and memory for it", error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void aTeamHasOneToSixtyFourThreads(int threads) {
        Exception error = assertThrows(InvalidInputException.class, () -> Team.of(threads));
        assertEquals("threads is " + threads + "; it must be 1 to 64", error.getMessage());
    }

    @Test
    void sharesArePartsOfTheWhole() {
        for (int threads : new int[] {1, 2, 3, 5, 64}) {
            for (int steps : new int[] {0, 1, 2, 7, 100, Integer.MAX_VALUE}) {
                int end = 0;
                for (int rank = 0; rank < threads; rank++) {
                    Share share = new Share(rank, threads, new Barrier(threads));
                    assertEquals(end, share.first(steps), "of " + steps + " steps, thread " + rank + " of " + threads);
                    end = share.end(steps);
                }
                assertEquals(steps, end);
            }
        }
    }
}
