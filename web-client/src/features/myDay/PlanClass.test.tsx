import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../../gallery/fixtures';
import { done } from '../../protocol/problem';
import { api } from '../../rest/api';
import PlanClass from './PlanClass';

beforeEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ['without a lobby, unless somebody wants one', false],
  ['with a lobby', true],
])('a class is planned %s', async (_, lobby) => {
  const create = vi.spyOn(api, 'createClass').mockResolvedValue(done(liveClass({ lobby })));
  vi.spyOn(api, 'myClasses').mockResolvedValue(done([]));
  const closed = vi.fn();
  render(<PlanClass onClose={closed} />);
  await userEvent.type(screen.getByTestId('plan-title'), 'Optics');
  if (lobby) await userEvent.click(screen.getByTestId('plan-lobby'));
  await userEvent.click(screen.getByTestId('plan-create'));
  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(create).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ title: 'Optics', lobby }),
  );
});
