import { mount } from 'svelte'
import QuickPickWindow from './views/quick-pick/QuickPickWindow.svelte'
import './styles/base.css'

const target = document.getElementById('app')
if (target === null) throw new Error('quick-pick.html has no #app')
mount(QuickPickWindow, { target })
