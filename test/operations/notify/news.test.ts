import { describe, expect, it } from '@jest/globals';
import { newsOf, type Ended } from '../../../src/operations/notify/news.ts';
import { NO_STATE } from '../../../src/operations/state-file.ts';

/** A run of syncs as exit status or number of questions, and in which of them people hear something. */
const STORIES: readonly (readonly [string, readonly (readonly [number, number])[], number[]])[] = [
  [
    'all is well',
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [],
  ],
  [
    'a failure is told once',
    [
      [65, 0],
      [65, 0],
      [65, 0],
    ],
    [0],
  ],
  [
    'another failure is told as well',
    [
      [65, 0],
      [77, 0],
      [77, 0],
    ],
    [0, 1],
  ],
  [
    'recovery is told once',
    [
      [65, 0],
      [0, 0],
      [0, 0],
    ],
    [0, 1],
  ],
  [
    'what passes by itself is not told',
    [
      [75, 0],
      [69, 0],
      [0, 0],
    ],
    [],
  ],
  [
    'what does not pass is told the third time',
    [
      [75, 0],
      [75, 0],
      [75, 0],
      [75, 0],
      [0, 0],
    ],
    [2, 4],
  ],
  [
    'questions are told when they come',
    [
      [0, 2],
      [0, 2],
      [0, 5],
      [0, 5],
    ],
    [0, 2],
  ],
  [
    'answered questions make room for new ones',
    [
      [0, 5],
      [0, 1],
      [0, 2],
    ],
    [0, 2],
  ],
  [
    'questions outlive a failure',
    [
      [0, 2],
      [65, 0],
      [0, 2],
    ],
    [0, 1, 2],
  ],
];

describe('what people hear of', () => {
  it.each(STORIES)('%s', (_, story, told) => {
    let state = NO_STATE;
    const heard = story.flatMap(([exitStatus, toReview], n) => {
      const ended: Ended = {
        letter: 'Quiet parks',
        at: `2026-04-0${n + 1}T00:00:00.000Z`,
        exitStatus,
        message: exitStatus === 0 ? '' : 'It is broken.',
        hint: '',
        ...(exitStatus === 0 ? { toReview } : {}),
      };
      const news = newsOf(ended, state);
      state = news.state;
      return news.messages.length > 0 ? [n] : [];
    });
    expect(heard).toEqual(told);
  });
});
